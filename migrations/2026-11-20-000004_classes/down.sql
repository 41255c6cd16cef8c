drop table class_members;
drop table classes;
