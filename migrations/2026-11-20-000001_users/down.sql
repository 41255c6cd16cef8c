drop table users;

comment on column __diesel_schema_migrations.version is null;
comment on column __diesel_schema_migrations.run_on is null;
