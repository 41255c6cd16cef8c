//! The three rules about accounts that the database itself keeps: secrets are argon2id hashes, nicknames and addresses
//! are well formed, and roles rest on recorded grants.

use diesel_async::SimpleAsyncConnection as _;
use rstest::rstest;

use crate::support::database;

/// Ada is the admin, Mira a member with a secret, and there is a guest.
const PEOPLE: &str = "
    insert into users (id, kind, nickname, nickname_key) values
        ('00000000-0000-7000-8000-00000000000a', 'member', 'Ada', 'ada'),
        ('00000000-0000-7000-8000-00000000000b', 'member', 'Mira', 'mira');
    insert into users (id, kind) values ('00000000-0000-7000-8000-00000000000c', 'guest');
    insert into role_grants (id, user_id, role, origin) values
        ('00000000-0000-7000-8000-0000000000aa', '00000000-0000-7000-8000-00000000000a', 'admin', 'command_line');
    update users set role = 'admin', role_grant_id = '00000000-0000-7000-8000-0000000000aa' where nickname = 'Ada';
    insert into credentials (user_id, kind, secret_hash) values ('00000000-0000-7000-8000-00000000000b', 'password',
        '$argon2id$v=19$m=19456,t=2,p=1$xJ4zfb2Xh2seHnZlxmuLbQ$aO4bfrPllXvuDAqzhnqE83Z8mqVzM35HCxfZmQQ8uSs');";

const GRANT_BY_ADMIN: &str = "insert into role_grants (id, user_id, role, origin, granted_by) values
    ('00000000-0000-7000-8000-0000000000bb', '00000000-0000-7000-8000-00000000000b', 'teacher', 'admin',
     '00000000-0000-7000-8000-00000000000a');";

async fn refused(statement: &str, constraint: &str) {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    connection.batch_execute(PEOPLE).await.unwrap();
    let error = connection.batch_execute(statement).await.unwrap_err();
    let diesel::result::Error::DatabaseError(_, information) = error else { panic!("{error}") };
    assert_eq!(information.constraint_name(), Some(constraint), "{}", information.message());
}

#[rstest]
#[case::plain("seven green turtles")]
#[case::empty("")]
#[case::bcrypt("$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZUi5LiE9yYz1qB6oYkWCF0F0cFAy8K")]
#[case::sha256("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8")]
#[case::argon2i("$argon2i$v=19$m=19456,t=2,p=1$xJ4zfb2Xh2seHnZlxmuLbQ$aO4bfrPllXvuDAqzhnqE83Z8mqVzM35HCxfZmQQ8uSs")]
#[case::unsalted("$argon2id$v=19$m=19456,t=2,p=1$$aO4bfrPllXvuDAqzhnqE83Z8mqVzM35HCxfZmQQ8uSs")]
#[case::cut("$argon2id$v=19$m=19456,t=2,p=1$xJ4zfb2Xh2seHnZlxmuLbQ$aO4b")]
#[actix_web::test]
async fn a_secret_that_is_no_argon2id_hash(#[case] hash: &str) {
    refused(&format!("update credentials set secret_hash = '{hash}'"), "credentials_secret_is_argon2id").await;
}

#[rstest]
#[case::short("M")]
#[case::long("Mmmmmmmmmmmmmmmmmmmmmmmmm")]
#[case::space_before(" Mira")]
#[case::space_behind("Mira ")]
#[case::spaces("Mi  ra")]
#[case::line("Mi\nra")]
#[case::invisible("Mi\u{200b}ra")]
#[case::backwards("Mi\u{202e}ra")]
#[case::tag("<b>Mira")]
#[case::path("Mi/ra")]
#[case::address("mi@ra.de")]
#[actix_web::test]
async fn a_nickname_that_is_not_well_formed(#[case] nickname: &str) {
    let statement = format!("update users set nickname = '{nickname}' where nickname = 'Mira'");
    refused(&statement, "users_nickname_well_formed").await;
}

#[rstest]
#[case::bare("ada")]
#[case::host("ada@school")]
#[case::twice("ada@b@school.example")]
#[case::space("a da@school.example")]
#[case::nobody("@school.example")]
#[actix_web::test]
async fn an_address_that_is_not_well_formed(#[case] email: &str) {
    refused(&format!("update users set email = '{email}' where nickname = 'Ada'"), "users_email_well_formed").await;
}

#[rstest]
#[case::taken("update users set nickname_key = 'ada' where nickname = 'Mira'", "users_nickname_key_unique")]
#[case::guest_with_name(
    "update users set nickname = 'Owl', nickname_key = 'owl' where kind = 'guest'",
    "users_members_have_nicknames"
)]
#[case::learner_with_address(
    "update users set email = 'mira@school.example' where nickname = 'Mira'",
    "users_learners_have_no_email"
)]
#[case::no_grant("update users set role = 'admin' where nickname = 'Mira'", "users_roles_need_grants")]
#[case::no_grant_for_teachers("update users set role = 'teacher' where nickname = 'Mira'", "users_roles_need_grants")]
#[case::somebody_elses_grant(
    "update users set role = 'admin', role_grant_id = '00000000-0000-7000-8000-0000000000aa' where nickname = 'Mira'",
    "users_role_is_granted"
)]
#[case::made_up_grant(
    "update users set role = 'admin', role_grant_id = gen_random_uuid() where nickname = 'Mira'",
    "users_role_is_granted"
)]
#[case::grant_for_less(
    &format!("{GRANT_BY_ADMIN} update users set role = 'admin', role_grant_id = '00000000-0000-7000-8000-0000000000bb'
        where nickname = 'Mira'"),
    "users_role_is_granted"
)]
#[case::guest(
    "insert into role_grants (id, user_id, role, origin) values ('00000000-0000-7000-8000-0000000000cc',
        '00000000-0000-7000-8000-00000000000c', 'teacher', 'command_line');
    update users set role = 'teacher', role_grant_id = '00000000-0000-7000-8000-0000000000cc' where kind = 'guest'",
    "users_guests_are_learners"
)]
#[case::by_a_learner(
    "insert into role_grants (id, user_id, role, origin, granted_by) values (gen_random_uuid(),
    '00000000-0000-7000-8000-00000000000b', 'admin', 'admin', '00000000-0000-7000-8000-00000000000b')",
    "role_grants_by_an_admin"
)]
#[case::by_nobody(
    "insert into role_grants (id, user_id, role, origin) values (gen_random_uuid(),
    '00000000-0000-7000-8000-00000000000b', 'admin', 'admin')",
    "role_grants_by_an_admin"
)]
#[case::second_first_admin(
    "insert into role_grants (id, user_id, role, origin) values (gen_random_uuid(),
    '00000000-0000-7000-8000-00000000000b', 'admin', 'command_line')",
    "role_grants_by_an_admin"
)]
#[case::changed("update role_grants set role = 'teacher'", "role_grants_stay")]
#[case::given_away("update role_grants set user_id = '00000000-0000-7000-8000-00000000000b'", "role_grants_stay")]
#[case::erased("delete from role_grants", "users_role_is_granted")]
#[actix_web::test]
async fn what_no_account_may_be(#[case] statement: &str, #[case] constraint: &str) {
    refused(statement, constraint).await;
}

#[actix_web::test]
async fn what_is_right_is_taken() {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    let promoted = "update users set role = 'teacher', role_grant_id = '00000000-0000-7000-8000-0000000000bb',
        email = 'mira@school.example', nickname = 'Mira Ö.' where nickname = 'Mira'";
    connection.batch_execute(&format!("{PEOPLE} {GRANT_BY_ADMIN} {promoted}")).await.unwrap();
    connection.batch_execute("delete from users where nickname = 'Ada'").await.unwrap();
    let kept = "do $$ begin assert (select count(*) = 1 and bool_and(granted_by is null) from role_grants); end $$";
    connection.batch_execute(kept).await.unwrap();
}
