mod columns;
mod constraints;
mod migrations;
mod schema;
mod sweep;
