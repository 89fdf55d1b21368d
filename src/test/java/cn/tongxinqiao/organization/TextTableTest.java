package cn.tongxinqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void readsRowsByColumnNameAndSkipsRemarks() {
        List<TextTable.Row> rows = TextTable.parse("x.csv", "# remark\ncode,name,words\n\nA, 甲 ,b c\nB,,\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text("name")).isEqualTo("甲");
        assertThat(rows.get(0).words("words")).containsExactly("b", "c");
        assertThat(rows.get(1).textOrNull("name")).isNull();
        assertThat(rows.get(1).words("words")).isEmpty();
    }

    @Test
    void namesFileAndLineOfARowThatIsTooShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextTable.parse("x.csv", "code,name\nA"))
                .withMessageContaining("x.csv 第 2 行");
    }

    @Test
    void namesTheColumnThatIsMissing() {
        TextTable.Row row = TextTable.parse("x.csv", "code,name\nA,").get(0);

        assertThatIllegalArgumentException().isThrownBy(() -> row.text("name")).withMessageContaining("缺少“name”");
    }
}
