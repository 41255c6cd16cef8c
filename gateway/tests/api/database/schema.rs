//! `db/schema.rs` says what the migrated database is: the text is what `diesel print-schema` would print.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use diesel::QueryableByName;
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _};

use crate::support::database;

const SCHEMA: &str = include_str!("../../../src/db/schema.rs");

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Bool)]
    key: bool,
}

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    text: String,
}

const COLUMNS: &str = "
    select c.table_name::text as table, c.column_name::text as name, c.udt_name::text as kind, c.is_nullable = 'YES' as nullable,
        exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indisprimary and i.indrelid = format('%I', c.table_name)::regclass and a.attname = c.column_name
        ) as key
    from information_schema.columns c
    where c.table_schema = 'public' and c.table_name <> '__diesel_schema_migrations'
    order by c.table_name, c.ordinal_position";

/// As diesel does, only where one table refers to another in one way alone, by one column.
const REFERENCES: &str = "
    select format('diesel::joinable!(%s -> %s (%s));', f.conrelid::regclass, f.confrelid::regclass, a.attname) as text
    from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and array_length(f.conkey, 1) = 1
        and f.conrelid <> f.confrelid and not exists (
            select from pg_constraint o where o.contype = 'f' and o.oid <> f.oid
                and (o.conrelid, o.confrelid) in ((f.conrelid, f.confrelid), (f.confrelid, f.conrelid))
        )
    order by text";

/// The Rust name of a PostgreSQL type, as diesel calls it.
fn diesel_type(column: &Column) -> String {
    let name = match column.kind.as_str() {
        "uuid" => "Uuid",
        "text" => "Text",
        "bytea" => "Bytea",
        "timestamptz" => "Timestamptz",
        "int4" => "Int4",
        "int8" => "Int8",
        "bool" => "Bool",
        "jsonb" => "Jsonb",
        "date" => "Date",
        "_text" => "Array<Nullable<Text>>",
        other => panic!("teach this test the type {other}"),
    };
    if column.nullable { format!("Nullable<{name}>") } else { name.to_owned() }
}

async fn printed(connection: &mut AsyncPgConnection) -> String {
    let columns: Vec<Column> = diesel::sql_query(COLUMNS).load(connection).await.unwrap();
    let mut tables = BTreeMap::<_, Vec<_>>::new();
    for column in &columns {
        tables.entry(column.table.as_str()).or_default().push(column);
    }
    let mut text = String::new();
    for (table, columns) in &tables {
        let keys: Vec<_> = columns.iter().filter(|column| column.key).map(|column| column.name.as_str()).collect();
        writeln!(text, "diesel::table! {{\n    {table} ({}) {{", keys.join(", ")).unwrap();
        for column in columns {
            writeln!(text, "        {} -> {},", column.name, diesel_type(column)).unwrap();
        }
        text += "    }\n}\n\n";
    }
    let references: Vec<Reference> = diesel::sql_query(REFERENCES).load(connection).await.unwrap();
    for reference in references {
        text += &(reference.text + "\n");
    }
    let names: Vec<_> = tables.keys().copied().collect();
    text + &format!("\ndiesel::allow_tables_to_appear_in_same_query!(\n    {},\n);\n", names.join(",\n    "))
}

/// The file without its own first sentence.
fn written() -> &'static str {
    SCHEMA.split_once("\n\n").unwrap().1
}

#[actix_web::test]
async fn the_schema_is_that_of_the_database() {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    assert_eq!(printed(&mut connection).await, written());
}

#[actix_web::test]
async fn a_column_more_is_noticed() {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    connection.batch_execute("alter table users add shoe_size int").await.unwrap();
    assert_ne!(printed(&mut connection).await, written());
}
