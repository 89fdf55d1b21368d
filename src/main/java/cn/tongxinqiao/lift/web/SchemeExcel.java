package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.LiftScheme;
import cn.tongxinqiao.lift.ReckonedHome;
import cn.tongxinqiao.lift.SchemeComparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Schemes as workbooks: amounts are numbers, texts are never formulas. */
final class SchemeExcel {

    private static final String AMOUNT = "#,##0.00";
    private static final double WIDE = 24;
    private static final double USUAL = 14;

    private SchemeExcel() {}

    static byte[] of(LiftScheme scheme) {
        return written("分摊表", sheet -> {
            List<String> head = List.of(
                    "单元", "房号", "楼层", "面积（㎡）", "参与分摊", "系数或比例", "分摊（元）", "补偿（元）", "应付（元，负数为应收）", "补偿理由", "以后加入的约定");
            head(sheet, head);
            int row = 1;
            for (ReckonedHome line : scheme.reckoning().homes()) {
                sheet.value(
                        row,
                        0,
                        line.home().entrance() == null ? "" : line.home().entrance());
                sheet.value(row, 1, line.home().number());
                sheet.value(row, 2, line.home().floor());
                amount(sheet, row, 3, line.home().area());
                sheet.value(row, 4, line.terms().pays() ? "是" : "否");
                if (line.coefficient() != null) {
                    sheet.value(row, 5, line.coefficient());
                }
                amount(sheet, row, 6, line.share());
                amount(sheet, row, 7, line.terms().compensation());
                amount(sheet, row, 8, line.net());
                sheet.value(row, 9, text(line.terms().compensationReason()));
                sheet.value(row, 10, text(line.terms().joinsLater()));
                row++;
            }
            sheet.value(row, 1, "合计");
            amount(sheet, row, 6, scheme.reckoning().shareSum());
            amount(sheet, row, 7, scheme.reckoning().compensation());
            amount(
                    sheet,
                    row,
                    8,
                    scheme.reckoning().shareSum().subtract(scheme.reckoning().compensation()));
            sheet.range(row, 0, row, head.size() - 1).style().bold().set();
            sheet.width(8, WIDE);
            sheet.width(9, WIDE);
            sheet.width(10, WIDE);
        });
    }

    static byte[] of(SchemeComparison comparison) {
        return written("方案对比", sheet -> {
            List<SchemeComparison.Column> columns = comparison.columns();
            sheet.value(0, 0, "单元");
            sheet.value(0, 1, "房号");
            sheet.value(0, 2, "楼层");
            sheet.value(0, 3, "面积（㎡）");
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, 4 + i, columns.get(i).label() + "（元）");
                sheet.width(4 + i, WIDE);
            }
            sheet.value(0, 4 + columns.size(), "最多相差（元）");
            bold(sheet, 5 + columns.size());
            int row = 1;
            for (SchemeComparison.Row home : comparison.rows()) {
                sheet.value(
                        row,
                        0,
                        home.home().entrance() == null ? "" : home.home().entrance());
                sheet.value(row, 1, home.home().number());
                sheet.value(row, 2, home.home().floor());
                amount(sheet, row, 3, home.home().area());
                for (int i = 0; i < columns.size(); i++) {
                    amount(sheet, row, 4 + i, home.cells().get(i).net());
                }
                amount(sheet, row, 4 + columns.size(), home.spread());
                row++;
            }
        });
    }

    private static void head(Worksheet sheet, List<String> titles) {
        for (int i = 0; i < titles.size(); i++) {
            sheet.value(0, i, titles.get(i));
            sheet.width(i, USUAL);
        }
        bold(sheet, titles.size());
    }

    private static void bold(Worksheet sheet, int columns) {
        sheet.range(0, 0, 0, columns - 1).style().bold().set();
        sheet.freezePane(2, 1);
    }

    private static void amount(Worksheet sheet, int row, int column, BigDecimal amount) {
        if (amount != null) {
            sheet.value(row, column, amount);
            sheet.style(row, column).format(AMOUNT).set();
        }
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static byte[] written(String name, java.util.function.Consumer<Worksheet> filled) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "tongxinqiao", "1.0")) {
            filled.accept(book.newWorksheet(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
