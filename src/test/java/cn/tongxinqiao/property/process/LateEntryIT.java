package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyObjection;
import cn.tongxinqiao.property.PropertyObjections;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Objections on paper handed in within the window and entered after its end: before anything is published. */
class LateEntryIT extends PublicationFixture {

    /** The last day of the window is Monday, 20 July; this is the next morning. */
    private static final Instant NEXT_MORNING = Instant.parse("2026-07-21T01:30:00Z");

    private PropertyObjection enter(String number, String handedIn, String key) {
        PropertyObjections.OnPaper paper =
                new PropertyObjections.OnPaper(PropertyObjection.Side.COMPANY, LocalDate.parse(handedIn), 0, "绿化评分偏低。");
        return objections.onPaper(number, paper, "异议.png", PHOTO, CLERK, key);
    }

    private void letTheTimerRunOut(String number) {
        at(timer(number, "event_windowEnded").getDuedate().toInstant());
        fire(number, "event_windowEnded");
    }

    @Test
    void aPaperOfTheLastDayIsEnteredTheNextMorningAndDecided() {
        String number = posted();
        assertThat(timer(number, "event_windowEnded").getDuedate()).isAfter(NEXT_MORNING);
        at(NEXT_MORNING);
        assertThatThrownBy(() -> companyObjects(number))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("公示期已满");
        assertThatThrownBy(() -> enter(number, "2026-07-21", "late"))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("不在期内");
        assertThat(enter(number, "2026-07-20", "key").status()).isEqualTo(PropertyObjection.Status.OPEN);
        letTheTimerRunOut(number);

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.REVIEW);
        assertThat(open(number)).containsExactly("userTask_review");
    }

    @Test
    void nothingIsEnteredAfterTheResultIsPublished() {
        String number = posted();
        letTheTimerRunOut(number);
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThatThrownBy(() -> enter(number, "2026-07-20", "key")).isInstanceOf(PropertyNotNow.class);
        assertThat(objections.list(number, CLERK)).isEmpty();
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
    }
}
