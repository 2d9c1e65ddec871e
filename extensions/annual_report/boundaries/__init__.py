"""What a document may reach: the files of its project, and addresses that do not run."""
