mod guest;
mod me;
