package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresUrlTest {
    @Test
    void readsBothForms() {
        assertThat(PostgresUrl.toJdbc("jdbc:postgresql://db:5432/postgres?user=root"))
                .isEqualTo("jdbc:postgresql://db:5432/postgres?user=root");
        assertThat(PostgresUrl.toJdbc("postgres://root:p%40ss@db:5432"))
                .isEqualTo("jdbc:postgresql://db:5432/postgres?user=root&password=p%40ss");
        assertThat(PostgresUrl.toJdbc("postgresql://db/main?sslmode=require"))
                .isEqualTo("jdbc:postgresql://db/main?sslmode=require&user=postgres");
    }

    @Test
    void saysWhatItExpects() {
        assertThatThrownBy(() -> PostgresUrl.toJdbc("db:5432"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("postgres://user:password@host:5432");
    }

    @Test
    void leadsToAnotherDatabaseWithoutTheCredentials() {
        assertThat(PostgresUrl.ofDatabase(
                        "jdbc:postgresql://db:5432/postgres?user=root&sslmode=require&password=x", "org_db"))
                .isEqualTo("jdbc:postgresql://db:5432/org_db?sslmode=require");
    }
}
