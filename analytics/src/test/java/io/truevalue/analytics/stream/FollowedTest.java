package io.truevalue.analytics.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.analytics.dashboard.TileWindow;
import io.truevalue.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowedTest {
    @Test
    void isOfTheLastDayUnlessSaid() {
        assertThat(Followed.parse("logins,active_users:30d,members:12w:week"))
                .containsExactly(
                        new Followed("logins", "24h", TileWindow.HOUR),
                        new Followed("active_users", "30d", TileWindow.DAY),
                        new Followed("members", "12w", TileWindow.WEEK));
    }

    @Test
    void takesEachOnce() {
        assertThat(Followed.parse("logins,logins:24h:hour")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "logins,",
                "logins:",
                "logins:soon",
                "logins:30d:year",
                "logins:30d:day:x",
                "logins:9999d:hour"
            })
    void refusesWhatItCannotFollow(String text) {
        assertThatThrownBy(() -> Followed.parse(text)).isInstanceOf(Problem.class);
    }

    @Test
    void followsTwentyFourAtMost() {
        StringBuilder many = new StringBuilder("logins:1d");
        for (int i = 2; i <= 25; i++) {
            many.append(",logins:").append(i).append('d');
        }
        assertThatThrownBy(() -> Followed.parse(many.toString())).isInstanceOf(Problem.class);
    }
}
