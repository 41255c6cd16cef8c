drop table user_badges;
drop table step_progress;
drop table badges;
drop table lesson_steps;
drop table lesson_prerequisites;
drop table lessons;
