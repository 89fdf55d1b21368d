package cn.tongxinqiao.lift.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.HomeTerms;
import cn.tongxinqiao.lift.MoneyLine;
import cn.tongxinqiao.lift.SchemeHome;
import cn.tongxinqiao.lift.SchemeRefused;
import cn.tongxinqiao.lift.SchemeTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedSchemeTest {

    private static final SchemeHome HOME = new SchemeHome(7, null, "904", 9, new BigDecimal("95.20"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "280000|280000",
                "280,000.00|280000.00",
                "280，000元|280000",
                "２８００００|280000",
                " 28 0000 |280000",
                "¥1.5|1.5",
                "0|0"
            })
    void readsAmountsAsPeopleWriteThem(String typed, BigDecimal amount) {
        TypedScheme scheme = new TypedScheme(Map.of("item-label-0", "设备", "item-amount-0", typed));

        assertThat(scheme.terms(List.of(HOME)).items()).containsExactly(new MoneyLine("设备", amount, ""));
    }

    @Test
    void namesEveryFigureThatIsNone() {
        TypedScheme scheme =
                new TypedScheme(Map.of("item-amount-0", "很多", "home-7-compensation", "1e3", "rulesOn", "明天"));

        assertThatThrownBy(() -> scheme.terms(List.of(HOME)))
                .isInstanceOf(SchemeRefused.class)
                .hasMessageContaining("造价第 1 行的金额“很多”不是数字")
                .hasMessageContaining("904 的补偿“1e3”不是数字")
                .hasMessageContaining("日期请写成");
    }

    @Test
    void whatItShowsIsWhatItReads() {
        SchemeTerms terms = new SchemeTerms(
                "方案A",
                "440118",
                LocalDate.of(2026, 1, 2),
                CostMethod.PERCENT_TABLE,
                List.of(new MoneyLine("设备", new BigDecimal("1.00"), "报价")),
                true,
                List.of(),
                List.of(new MoneyLine("维修资金", new BigDecimal("2.50"), "")),
                List.of(new HomeTerms(7, true, new BigDecimal("12.5"), null, new BigDecimal("3.00"), "采光", "")),
                "理由",
                "备注");

        assertThat(TypedScheme.of(terms).terms(List.of(HOME))).isEqualTo(terms);
    }

    @Test
    void offersRowsToSpare() {
        Map<String, String> values = new HashMap<>();
        values.put("item-label-7", "电费");

        assertThat(new TypedScheme(values).rows("item")).hasSize(10);
        assertThat(new TypedScheme(Map.of()).rows("other")).containsExactly(0, 1);
        assertThat(new TypedScheme(Map.of()).withUsualItems().rows("item")).hasSize(7);
    }
}
