package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void entersTheSameRequestForTheSameLine() {
        assertThat(course(3).entry())
                .isEqualTo(course(3).entry())
                .containsEntry("channel", "HOTLINE")
                .doesNotContainKey("facts");
    }

    @Test
    void spreadsOverBothCommunities() {
        long first = IntStream.range(0, 1000)
                .filter(line -> course(line).entry().get("community").equals("440118001901"))
                .count();
        assertThat(first / 1000.0).isCloseTo(0.5, within(0.06));
    }

    @Test
    void letsATenthRateHalfOfThemWithoutContact() {
        List<Course> courses =
                IntStream.range(0, 4000).mapToObj(CourseTest::course).toList();
        assertThat(share(courses.stream().filter(Course::ratesBeforeTheVisit).count()))
                .isCloseTo(0.10, within(0.02));
        assertThat(share(courses.stream().filter(Course::isAnonymous).count())).isCloseTo(0.05, within(0.015));
        assertThat(courses).filteredOn(Course::isAnonymous).allMatch(Course::ratesBeforeTheVisit);
    }

    private static double share(long count) {
        return count / 4000.0;
    }

    @Test
    void asksTheSameUntilItIsAnsweredAndNeverAfterTheLastTime() {
        Course course = course(1);
        assertThat(course.happens("x", "question", 1, 0)).isTrue();
        assertThat(course.happens("x", "question", 1, 0)).isTrue();
        course.done("question");
        assertThat(course.happens("x", "question", 1, 0)).isFalse();
        course.done("question");
        assertThat(course.happens("x", "question", 1, 1)).isFalse();
    }

    @Test
    void sendsAWorkerWhenAVolunteerWasRefused() {
        OpenTask task = new OpenTask("1", "request-handling", "userTask_handle", "440118001901", null);
        Course volunteered = IntStream.range(0, 1000)
                .mapToObj(CourseTest::course)
                .filter(course -> course.takes(task).startsWith("member"))
                .findFirst()
                .orElseThrow();
        assertThat(volunteered.decline(task)).isTrue();
        assertThat(volunteered.takes(task)).isEqualTo("community01");
        assertThat(volunteered.decline(task)).isFalse();
    }

    @Test
    void leavesATaskToWhoeverHoldsIt() {
        OpenTask task = new OpenTask("1", "request-handling", "userTask_handle", "T03", "member69");
        assertThat(course(1).takes(task)).isEqualTo("member69");
    }

    @Test
    void saysWhyItIsUnsatisfied() {
        assertThat(IntStream.range(0, 1000).mapToObj(line -> course(line).rating()))
                .anySatisfy(rating -> assertThat(rating).containsEntry("solved", false))
                .allSatisfy(rating -> assertThat(rating.containsKey("comment"))
                        .isEqualTo(rating.get("satisfaction").equals("UNSATISFIED")));
    }

    static Course course(int line) {
        return new Course(Message.parse(line, "{\"title\":\"路灯坏了\",\"text\":\"三天没亮\",\"reply\":\"已修好\"}"));
    }
}
