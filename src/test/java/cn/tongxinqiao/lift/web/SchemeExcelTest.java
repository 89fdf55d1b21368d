package cn.tongxinqiao.lift.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.HomeTerms;
import cn.tongxinqiao.lift.LiftScheme;
import cn.tongxinqiao.lift.ReckonedHome;
import cn.tongxinqiao.lift.Reckoning;
import cn.tongxinqiao.lift.SchemeHome;
import cn.tongxinqiao.lift.SchemeStatus;
import cn.tongxinqiao.lift.SchemeTerms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class SchemeExcelTest {

    @Test
    void amountsAreNumbersAndTextsNeverFormulas() throws IOException {
        HomeTerms terms = new HomeTerms(1, true, null, null, new BigDecimal("6000.00"), "=1+1", null);
        ReckonedHome home = new ReckonedHome(
                new SchemeHome(1, "1单元", "904", 9, new BigDecimal("95.20")),
                terms,
                new BigDecimal("1.6"),
                new BigDecimal("29841.50"));
        BigDecimal cost = new BigDecimal("23841.50");
        LiftScheme scheme = new LiftScheme(
                UUID.randomUUID(),
                1,
                0,
                SchemeStatus.DRAFT,
                new Scope("C", "B", null),
                new SchemeTerms(
                        "方案A",
                        "440118",
                        LocalDate.of(2026, 1, 1),
                        CostMethod.FLOOR_COEFFICIENT_AREA,
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        List.of(terms),
                        null,
                        null),
                new Reckoning(
                        cost, null, BigDecimal.ZERO, BigDecimal.ZERO, terms.compensation(), null, List.of(home), null),
                "a",
                Instant.EPOCH,
                null,
                null);

        List<Row> rows;
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(SchemeExcel.of(scheme)))) {
            rows = book.getFirstSheet().read();
        }

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).getCell(1).asString()).isEqualTo("904");
        assertThat(rows.get(1).getCell(6).asNumber()).isEqualByComparingTo("29841.50");
        assertThat(rows.get(1).getCell(8).asNumber()).isEqualByComparingTo("23841.50");
        assertThat(rows.get(1).getCell(9))
                .returns(CellType.STRING, Cell::getType)
                .returns("=1+1", Cell::getValue);
        assertThat(rows.get(2).getCell(6).asNumber()).isEqualByComparingTo("29841.50");
    }
}
