package dev.assay.storage;

import java.nio.file.Path;

final class PostgresqlCourseStoreTest extends CourseStoreContract {

  @Override
  Database open(Path folder) {
    return Postgresql.V15.open(folder);
  }
}
