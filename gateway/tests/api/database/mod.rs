mod columns;
mod constraints;
mod migrations;
mod plans;
mod schema;
