drop table user_sessions;
