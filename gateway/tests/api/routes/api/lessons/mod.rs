mod list;
mod load;
mod show;
