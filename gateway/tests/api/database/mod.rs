mod columns;
mod constraints;
mod migrations;
mod pgbouncer;
mod plans;
mod restart;
mod schema;
mod two_gateways;
