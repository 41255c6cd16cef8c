//! Every column says what kind of data it holds.

use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _};

use crate::support::database;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
}

const UNCLASSIFIED: &str = "
    select format('%s.%s', c.table_name, c.column_name) as name
    from information_schema.columns c
    where c.table_schema = 'public'
      and coalesce(col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position), '')
          !~ '^(public|internal|personal|secret): .'
    order by name";

async fn unclassified(connection: &mut AsyncPgConnection) -> Vec<String> {
    let columns: Vec<Column> = diesel::sql_query(UNCLASSIFIED).load(connection).await.unwrap();
    columns.into_iter().map(|column| column.name).collect()
}

#[actix_web::test]
async fn every_column_has_a_data_class() {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    assert_eq!(unclassified(&mut connection).await, Vec::<String>::new());
}

#[actix_web::test]
async fn a_column_without_one_is_found() {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    let careless = "alter table users add shoe_size int, add age int, add height int;
        comment on column users.age is 'how old';
        comment on column users.height is 'personal: in centimetres'";
    connection.batch_execute(careless).await.unwrap();
    assert_eq!(unclassified(&mut connection).await, ["users.age", "users.shoe_size"]);
}
