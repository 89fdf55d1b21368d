package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.SimilarRequests;
import cn.tongxinqiao.request.SimilarRequests.Similar;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class SimilarRequestsIT extends ContractTest {

    private static final String TEXT = "小区东门的围墙塌了一角，砖头散在人行道上，孩子上学要绕路。";
    private static final String ALIKE = "东门围墙塌了一角，砖头散在人行道，孩子上学都要绕路走";

    @Autowired
    private SimilarRequests similar;

    @BeforeEach
    void closeWhatOthersLeftOpen() {
        jdbc.sql("update service_request set closed_at = now() where closed_at is null")
                .update();
    }

    @Test
    void findsAnOpenCaseOfTheCommunityThatIsAlike() {
        Case first = enter(resident, wall());

        List<Similar> found = similar.find(Entry.HOME, null, Category.FAC, ALIKE);

        assertThat(numbers(found)).containsExactly(first.number);
        assertThat(found.get(0).category()).isEqualTo(Category.FAC);
        assertThat(found.get(0).status().label()).isEqualTo("已接收");
        assertThat(similar.find(Entry.HOME, null, Category.FAC, "路灯不亮，老人怕摔")).isEmpty();
        assertThat(similar.find("440118002901", null, Category.FAC, ALIKE)).isEmpty();
    }

    @Test
    void leavesOutAnotherCategoryButNotAnUnknownOne() {
        Case first = enter(resident, wall());

        assertThat(similar.find(Entry.HOME, null, Category.NBR, ALIKE)).isEmpty();
        assertThat(numbers(similar.find(Entry.HOME, null, null, ALIKE))).containsExactly(first.number);
        jdbc.sql("update service_request set category = null where number = ?")
                .param(first.number)
                .update();
        assertThat(numbers(similar.find(Entry.HOME, null, Category.NBR, ALIKE))).containsExactly(first.number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publication_refused = true",
                "facts = jsonb_set(facts, '{minorInvolved}', 'true')",
                "facts = jsonb_set(facts, '{healthInvolved}', 'true')",
                "facts = jsonb_set(facts, '{familyMatter}', 'true')",
                "closed_at = now()"
            })
    void neverGivesAwayThatACaseExistsWhichIsNobodysBusiness(String change) {
        Case first = enter(resident, wall());
        assertThat(similar.find(Entry.HOME, null, null, ALIKE)).hasSize(1);

        jdbc.sql("update service_request set " + change + " where number = ?")
                .param(first.number)
                .update();

        assertThat(similar.find(Entry.HOME, null, null, ALIKE)).isEmpty();
    }

    @Test
    void namesTheSameCompoundFirstAndAFewOnly() {
        for (int i = 0; i < 4; i++) {
            enter(resident, wall());
        }
        Case near = enter(resident, wall().with("compound", "LJHY").with("text", TEXT + "请尽快来人看看。"));
        enter(resident, wall());

        List<Similar> found = similar.find(Entry.HOME, "LJHY", Category.FAC, ALIKE);

        assertThat(found).hasSize(3);
        assertThat(found.get(0).number()).isEqualTo(near.number);
        assertThat(found.get(0).compound()).isEqualTo("LJHY");
    }

    private static Entry wall() {
        return Entry.ofResident().with("text", TEXT).with("category", "FAC");
    }

    private static List<String> numbers(List<Similar> found) {
        return found.stream().map(Similar::number).toList();
    }
}
