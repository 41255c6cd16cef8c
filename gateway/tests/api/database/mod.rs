mod columns;
mod constraints;
mod migrations;
mod plans;
mod pgbouncer;
mod restart;
mod schema;
mod two_gateways;
