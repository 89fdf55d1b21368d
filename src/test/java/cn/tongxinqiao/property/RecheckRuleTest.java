package cn.tongxinqiao.property;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecheckRuleTest {

    private static final Rectification ORDERED = new Rectification(
            "ZG202603020001",
            "KH202603020001",
            1,
            "LJHY",
            RectificationStatus.RECHECK,
            LocalDate.parse("2026-03-02"),
            "谈过",
            "community04",
            LocalDate.parse("2026-04-01"),
            1,
            null,
            null,
            null);

    @Test
    void whoScoredOrOrderedDoesNotCheck() {
        Set<String> scorers = Set.of("community01", "street04");
        assertThatThrownBy(() -> RecheckRule.requireOther(ORDERED, scorers, "street04"))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("评过分");
        assertThatThrownBy(() -> RecheckRule.requireOther(ORDERED, scorers, "community04"))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("您下达");
        assertThatCode(() -> RecheckRule.requireOther(ORDERED, scorers, "street05"))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodyGivesTwoOfTheOpinions() {
        assertThatThrownBy(() -> RecheckRule.requireFresh("housing", "housing"))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("已经写过意见");
        assertThatCode(() -> RecheckRule.requireFresh("street05", null)).doesNotThrowAnyException();
        assertThatCode(() -> RecheckRule.requireFresh("street05", "housing")).doesNotThrowAnyException();
    }
}
