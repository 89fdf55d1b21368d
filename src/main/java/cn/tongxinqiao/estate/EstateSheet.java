package cn.tongxinqiao.estate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The register as an Excel file: one row a home. What is exported can be imported again and changes nothing. */
final class EstateSheet {

    /** Name of the sheet of homes. */
    static final String HOMES = "房屋";

    private static final String EXPLANATIONS = "填写说明";

    /** Excel shows fifteen digits and computes with seventeen; what is beyond is an error of its arithmetic. */
    private static final MathContext SHOWN = new MathContext(15);

    /** Formats of dates that a workbook needs not spell out (ECMA-376, 18.8.30). */
    private static final Set<Integer> DATE_FORMATS = Set.of(
            14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
            55, 56, 57, 58);

    private static final Pattern DATE_LETTERS = Pattern.compile("[ymdhs年月日]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private EstateSheet() {}

    /** A column of the sheet. */
    enum Column {
        BUILDING("楼栋", true, 18),
        ENTRANCE("单元", false, 10),
        NUMBER("房号", true, 10),
        FLOOR("楼层", true, 8),
        AREA("建筑面积", true, 12),
        USE("用途", false, 8),
        OWNER("业主编号", false, 10),
        NAMES("业主姓名", true, 20),
        PHONES("电话", false, 26),
        MAILS("邮箱", false, 26),
        ID_TAILS("证件后四位", false, 12);

        private final String title;
        private final boolean needed;
        private final int width;

        Column(String title, boolean needed, int width) {
            this.title = title;
            this.needed = needed;
            this.width = width;
        }

        String title() {
            return title;
        }
    }

    /**
     * A row as it was read.
     *
     * @param row its number in the sheet, the head being 1
     * @param cells what is in its cells, brought to plain characters and stripped; empty cells are not in it
     * @param problems what cannot be read, in Chinese
     */
    record Line(int row, Map<Column, String> cells, List<String> problems) {

        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }

        @Override
        public String toString() {
            return "Line[" + row + "]";
        }
    }

    /**
     * What a file holds.
     *
     * @param lines its rows that are not empty
     * @param notes what was passed over, in Chinese
     */
    record Content(List<Line> lines, List<String> notes) {}

    /** Reads a file. */
    static Content read(byte[] bytes, EstateSettings settings) {
        if (bytes == null || bytes.length == 0) {
            throw EstateFileRefused.empty();
        }
        if (bytes.length > settings.maxFile().toBytes()) {
            throw EstateFileRefused.tooLarge(settings.maxFile().toMegabytes());
        }
        Workbooks.check(bytes, settings.maxUnpacked().toBytes());
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            List<String> notes = new ArrayList<>();
            Sheet sheet = chosen(book, notes);
            Set<Integer> merged = Workbooks.mergedRows(bytes, sheet.getName());
            try (Stream<Row> rows = sheet.openStream()) {
                return new Content(lines(rows, merged, settings.maxRows(), notes), List.copyOf(notes));
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw EstateFileRefused.notExcel();
        }
    }

    private static Sheet chosen(ReadableWorkbook book, List<String> notes) {
        List<Sheet> sheets = book.getSheets().toList();
        Sheet sheet = sheets.stream()
                .filter(one -> one.getName().strip().equals(HOMES))
                .findFirst()
                .or(() -> sheets.stream()
                        .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst())
                .orElseThrow(EstateFileRefused::noSheet);
        String others = sheets.stream()
                .filter(one -> one != sheet)
                .map(Sheet::getName)
                .filter(name -> !name.equals(EXPLANATIONS))
                .collect(Collectors.joining("、"));
        if (!others.isEmpty()) {
            notes.add("只读取了工作表“" + sheet.getName() + "”，没有读：" + others);
        }
        return sheet;
    }

    private static List<Line> lines(Stream<Row> rows, Set<Integer> merged, int most, List<String> notes) {
        List<Line> lines = new ArrayList<>();
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        boolean[] headRead = {false};
        rows.forEach(row -> {
            if (!headRead[0]) {
                headRead[0] = true;
                places.putAll(head(row, notes));
                return;
            }
            Line line = line(row, places, merged);
            if (line.cells.isEmpty() && line.problems.isEmpty()) {
                return;
            }
            if (lines.size() == most) {
                throw EstateFileRefused.tooManyRows(most);
            }
            lines.add(line);
        });
        if (!headRead[0]) {
            throw EstateFileRefused.noHead(neededTitles(places));
        }
        if (lines.isEmpty()) {
            throw EstateFileRefused.noRows();
        }
        boolean isMasked = lines.stream()
                .anyMatch(line -> Stream.of(Column.NAMES, Column.PHONES, Column.MAILS, Column.ID_TAILS)
                        .anyMatch(column -> line.cell(column).contains("*")));
        if (isMasked) {
            throw EstateFileRefused.masked();
        }
        return List.copyOf(lines);
    }

    private static Map<Column, Integer> head(Row row, List<String> notes) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> unknown = new ArrayList<>();
        for (Cell cell : row) {
            String title = cell == null
                    ? ""
                    : plain(Optional.ofNullable(cell.getText()).orElse(""));
            if (title.isEmpty()) {
                continue;
            }
            Optional<Column> column = Arrays.stream(Column.values())
                    .filter(one -> title.replace(" ", "").equals(one.title)
                            || title.startsWith(one.title + "(")
                            || title.equals("*" + one.title))
                    .findFirst();
            if (column.isEmpty()) {
                unknown.add(title);
            } else if (places.put(column.get(), cell.getColumnIndex()) != null) {
                throw EstateFileRefused.columnTwice(column.get().title);
            }
        }
        if (Arrays.stream(Column.values()).anyMatch(column -> column.needed && !places.containsKey(column))) {
            throw EstateFileRefused.noHead(neededTitles(places));
        }
        if (!unknown.isEmpty()) {
            notes.add("这些列没有读：" + String.join("、", unknown));
        }
        return places;
    }

    private static String neededTitles(Map<Column, Integer> places) {
        return Arrays.stream(Column.values())
                .filter(column -> column.needed && !places.containsKey(column))
                .map(Column::title)
                .collect(Collectors.joining("、"));
    }

    private static Line line(Row row, Map<Column, Integer> places, Set<Integer> merged) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        List<String> problems = new ArrayList<>();
        places.forEach((column, place) -> {
            Cell cell = place < row.getCellCount() ? row.getCell(place) : null;
            if (cell != null) {
                String text = text(cell, column, problems);
                if (!text.isEmpty()) {
                    cells.put(column, text);
                }
            }
        });
        if (cells.isEmpty() && problems.isEmpty()) {
            return new Line(row.getRowNum(), cells, problems);
        }
        if (row.isHidden()) {
            problems.add("这是隐藏的行：要导入请取消隐藏，不要就删掉");
        }
        if (merged.contains(row.getRowNum())) {
            problems.add("这一行有合并的单元格：请取消合并，每一格都填上");
        }
        return new Line(row.getRowNum(), cells, problems);
    }

    private static String text(Cell cell, Column column, List<String> problems) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            problems.add("“" + column.title + "”是公式：请复制后“选择性粘贴”为数值");
            return "";
        }
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> plain(Optional.ofNullable(cell.asString()).orElse(""));
            case NUMBER -> number(cell, column, problems);
            default -> {
                problems.add("“" + column.title + "”的内容不能识别");
                yield "";
            }
        };
    }

    private static String number(Cell cell, Column column, List<String> problems) {
        if (isDate(cell)) {
            problems.add("“" + column.title + "”被 Excel 变成了日期：请把这一列设为“文本”后重新填写");
            return "";
        }
        String number;
        try {
            BigDecimal shown = new BigDecimal(cell.getRawValue()).round(SHOWN);
            number = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notOne) {
            problems.add("“" + column.title + "”的内容不能识别");
            return "";
        }
        if (column == Column.ID_TAILS && number.length() < OwnerEntry.ID_TAIL) {
            problems.add("“" + column.title + "”前面的 0 丢了：请把这一列设为“文本”后重新填写");
            return "";
        }
        return number;
    }

    private static boolean isDate(Cell cell) {
        if (cell.getDataFormatId() != null && DATE_FORMATS.contains(cell.getDataFormatId())) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("General")
                && DATE_LETTERS
                        .matcher(QUOTED.matcher(format.toLowerCase(Locale.ROOT)).replaceAll(""))
                        .find();
    }

    /** Full-width digits and letters become plain ones, blanks at the ends and invisible characters go. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\p{Cc}]", " ")
                .replace('\u00a0', ' ')
                .strip();
    }

    /**
     * Writes homes as a file.
     *
     * @param rows one map a home
     * @param remark a line for the sheet of explanations, may be null
     */
    static byte[] write(List<Map<Column, String>> rows, String remark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Tongxinqiao", null)) {
            Worksheet sheet = book.newWorksheet(HOMES);
            for (Column column : Column.values()) {
                int at = column.ordinal();
                sheet.value(0, at, column.title);
                sheet.style(0, at).bold().fillColor("DDE7F0").set();
                sheet.width(at, column.width);
                // As text, so that Excel makes no date of 3-1 and drops no zero.
                sheet.style(at).format("@").set();
            }
            sheet.freezePane(0, 1);
            int at = 1;
            for (Map<Column, String> row : rows) {
                write(sheet, at, row);
                at++;
            }
            sheet.finish();
            explain(book.newWorksheet(EXPLANATIONS), remark);
        } catch (IOException e) {
            throw new IllegalStateException("a workbook in memory cannot be written", e);
        }
        return out.toByteArray();
    }

    /** Text stays text whatever it begins with: a name that reads like a formula is never one. */
    private static void write(Worksheet sheet, int at, Map<Column, String> row) {
        row.forEach((column, text) -> {
            if (text.isEmpty()) {
                return;
            }
            if (column == Column.AREA) {
                sheet.value(at, column.ordinal(), new BigDecimal(text));
                sheet.style(at, column.ordinal()).format("0.00").set();
            } else if (column == Column.FLOOR) {
                sheet.value(at, column.ordinal(), new BigDecimal(text));
                sheet.style(at, column.ordinal()).format("0").set();
            } else {
                sheet.value(at, column.ordinal(), text);
            }
        });
    }

    private static void explain(Worksheet sheet, String remark) throws IOException {
        List<String> lines = new ArrayList<>();
        if (remark != null) {
            lines.add(remark);
        }
        lines.addAll(List.of(
                "一行一套房屋，写在“" + HOMES + "”这张表里；表头不要改，列的先后可以换。",
                "楼栋：系统里已有的楼栋名称或编码，没有的先在小区页面添加。",
                "单元：只有一个单元的楼可以空着；房号在同一栋同一单元里不能重复。",
                "楼层：整数，地下写负数，例如 -1。",
                "建筑面积：平方米，按不动产登记簿填写，最多两位小数。",
                "用途：" + Arrays.stream(HomeUse.values()).map(HomeUse::label).collect(Collectors.joining("、"))
                        + "；空着按住宅。",
                "业主编号：空着由系统编号。几套房屋属于同一位业主时填同一个编号，表决时算一个人。",
                "业主姓名：几个人共有一套的，姓名之间用顿号隔开（张三、李四），表决时算一个人。",
                "电话、邮箱、证件后四位：可以空着；几个人共有的，按姓名的先后用顿号隔开，缺的空着（、13800000000）。",
                "空着的电话、邮箱、证件后四位不会删掉登记里已有的。",
                "业主换了人（买卖、继承、赠与）不要在这里改，请在房屋页面登记过户。",
                "公式、合并的单元格、隐藏的行不能导入。"));
        sheet.width(0, 90);
        for (int at = 0; at < lines.size(); at++) {
            sheet.value(at, 0, lines.get(at));
        }
        sheet.finish();
    }
}
