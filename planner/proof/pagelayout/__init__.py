"""What a .docx looks like, read without rendering it."""
