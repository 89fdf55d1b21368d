package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form can say about its fields, and what becomes of submissions that do not keep to it. */
class FormGuardTest {

    private static final FormLimits LIMITS = new FormLimits(4000, 40, 500, 100, 6, 40_000, 100, Duration.ofDays(1));
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-20T17:00:00Z"), ZoneId.of("Asia/Shanghai"));

    // fields nobody may write

    @Test
    void takesAReadOnlyValueBackOnlyAsItWasShown() {
        String form = "{'key':'a','type':'textarea','label':'案情','readonly':true}";

        assertThat(accepts(form, Map.of("a", "甲\n乙"), shown("a", "甲\n乙")).find("a"))
                .isEmpty();
        assertThat(accepts(form, Map.of(), shown("a", "甲")).find("a")).isEmpty();
        refuses(form, shown("a", "甲"), "a", "丙", "案情", "只供查看");
    }

    @Test
    void takesAOneLineValueBackAsTheBrowserWritesIt() {
        accepts("{'key':'a','type':'textfield','label':'甲','readonly':true}", Map.of("a", "一 二"), shown("a", "一\n二"));
    }

    @Test
    void takesBackWhatAFieldShowedWhileTheFormLayOpen() {
        FormSchema schema = schema("{'key':'a','type':'textarea','label':'案情','readonly':true}");
        ShownValues seen = new ShownValues(LIMITS);
        seen.remember("task", schema, Map.of("a", "旧"));
        OpenedForm form = new OpenedForm(Map.of("a", "新"), (f, v) -> seen.showed("task", f, v), LIMITS, TODAY);

        schema.accept(Map.of("a", "旧"), form);
        assertThatThrownBy(() -> schema.accept(Map.of("a", "伪"), form)).isInstanceOf(FormRefused.class);
    }

    @Test
    void asksTheExpressionWhetherAFieldMayBeWritten() {
        String form = "{'key':'kind','type':'textfield'},"
                + "{'key':'a','type':'textfield','label':'甲','readonly':'=kind = \"locked\"'}";

        assertThat(accepts(form, Map.of("kind", "free", "a", "改"), shown("a", "原"))
                        .text("a"))
                .isEqualTo("改");
        assertThatThrownBy(() -> accepts(form, Map.of("kind", "locked", "a", "改"), shown("a", "原")))
                .hasMessageContaining("甲");
    }

    @Test
    void takesNothingForADisabledField() {
        refuses("{'key':'a','type':'textfield','label':'甲','disabled':true}", Map.of(), "a", "x", "甲");
    }

    @Test
    void takesNothingForAFieldThatIsHiddenNow() {
        String form = "{'key':'k','type':'textfield'},"
                + "{'type':'group','label':'组','conditional':{'hide':'=k != \"go\"'},'components':["
                + "{'key':'a','type':'textfield','label':'甲','validate':{'required':true}}]}";

        assertThat(accepts(form, Map.of("k", "go", "a", "x"), Map.of()).text("a"))
                .isEqualTo("x");
        accepts(form, Map.of("k", "stay", "a", ""), Map.of());
        assertThatThrownBy(() -> accepts(form, Map.of("k", "stay", "a", "x"), Map.of()))
                .hasMessageContaining("甲");
        assertThatThrownBy(() -> accepts(form, Map.of("k", "go"), Map.of())).hasMessageContaining("必填");
    }

    @Test
    void takesForAComputedFieldWhatItComputes() {
        String form =
                "{'key':'n','type':'number'},{'key':'sum','type':'expression','label':'合计','expression':'=n * 2'}";

        accepts(form, Map.of("n", new BigDecimal("2"), "sum", new BigDecimal("4.0")), Map.of());
        assertThatThrownBy(() -> accepts(form, Map.of("n", BigDecimal.ONE, "sum", BigDecimal.TEN), Map.of()))
                .hasMessageContaining("合计");
    }

    // numbers

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void takesNoNumberThatIsNone(double value) {
        assertThatThrownBy(() -> Submission.read(Map.of("n", value), LIMITS, key -> "数"))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("数");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999", "1e-999999", "1e2147483647", "12345678901234567890123456789012345678901234567890"})
    void computesWithNoNumberThatTakesAllMemory(String number) {
        assertThatThrownBy(() -> Submission.read(Map.of("n", new BigDecimal(number)), LIMITS, key -> "数"))
                .isInstanceOf(FormRefused.class);
        refuses("{'key':'n','type':'number','label':'数','serializeToString':true}", Map.of(), "n", number, "数");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'validate':{'min':1}|0",
                "'validate':{'max':5}|5.01",
                "'validate':{'min':'=floor(2.5)'}|1",
                "'validate':{'max':'=floor(2.5)'}|3",
                "'decimalDigits':0|1.5",
                "'decimalDigits':1|1.55",
                "'increment':'0.5'|0.7"
            })
    void keepsANumberWithinItsBounds(String rule, BigDecimal value) {
        String form = "{'key':'n','type':'number','label':'数'," + rule + "}";
        refuses(form, Map.of(), "n", value, "数");
    }

    @Test
    void readsANumberWrittenAsTextOnlyWhereTheFormWritesIt() {
        accepts("{'key':'n','type':'number','serializeToString':true}", Map.of("n", "12.30"), Map.of());
        refuses("{'key':'n','type':'number','label':'数'}", Map.of(), "n", "12.30", "数");
        refuses("{'key':'n','type':'number','label':'数'}", Map.of(), "n", true, "数");
    }

    // texts

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b[2J", "\ud800", "\udc00x", "\u0085", "\uffff"})
    void takesNoTextThatCannotBeKept(String text) {
        refuses("{'key':'a','type':'textarea','label':'甲'}", Map.of(), "a", "字" + text, "甲");
    }

    @Test
    void takesNoMoreTextThanFits() {
        accepts("{'key':'a','type':'textarea'}", Map.of("a", "长".repeat(4000)), Map.of());
        refuses("{'key':'a','type':'textarea','label':'甲'}", Map.of(), "a", "长".repeat(4001), "甲", "4000");
        refuses("{'key':'a','type':'textarea','label':'甲','validate':{'maxLength':3}}", Map.of(), "a", "一二三四", "甲");
        refuses("{'key':'a','type':'textarea','label':'甲','validate':{'minLength':3}}", Map.of(), "a", "一二", "甲");
        accepts("{'key':'a','type':'textarea','validate':{'maxLength':3}}", Map.of("a", "一二三 \n"), Map.of());
        refuses("{'key':'a','type':'textfield','label':'甲'}", Map.of(), "a", "一\n二", "甲");
    }

    @Test
    void findsAPatternAsTheBrowserDoesAndIsNotHeldByACarelessOne() {
        accepts("{'key':'a','type':'textfield','validate':{'pattern':'[0-9]{3}'}}", Map.of("a", "第123号"), Map.of());
        refuses(
                "{'key':'a','type':'textfield','label':'甲','validate':{'pattern':'^[0-9]+$'}}",
                Map.of(),
                "a",
                "12x",
                "甲");
        long start = System.nanoTime();
        refuses(
                "{'key':'a','type':'textfield','label':'甲','validate':{'pattern':'^(a+)+$'}}",
                Map.of(),
                "a",
                "a".repeat(3999) + "!",
                "甲");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        refuses("{'key':'a','type':'textfield','label':'甲','validate':{'pattern':'(?=x)'}}", Map.of(), "a", "x", "甲");
    }

    @Test
    void knowsAddressesAndTelephones() {
        String mail = "{'key':'a','type':'textfield','label':'甲','validate':{'validationType':'email'}}";
        String phone = mail.replace("email", "phone");
        accepts(mail, Map.of("a", "li@example.cn"), Map.of());
        accepts(phone, Map.of("a", "+8613800000000"), Map.of());
        refuses(mail, Map.of(), "a", "li@example", "甲");
        refuses(phone, Map.of(), "a", "13800000000", "甲");
    }

    // choices

    @Test
    void takesOnlyWhatWasOffered() {
        String fixed =
                "{'key':'a','type':'radio','label':'甲','values':[{'label':'是','value':'Y'},{'label':'二','value':2}]}";
        String listed = "{'key':'a','type':'select','label':'甲','valuesKey':'o'}";
        String computed = "{'key':'a','type':'select','label':'甲','valuesExpression':'=[\"x\",\"y\"]'}";
        accepts(fixed, Map.of("a", "Y"), Map.of());
        accepts(fixed, Map.of("a", new BigDecimal("2")), Map.of());
        accepts(computed, Map.of("a", "y"), Map.of());
        accepts(listed, Map.of("a", "u1"), shown("o", List.of(new Option("u1", "一"))));
        accepts(listed, Map.of("a", "u1"), shown("o", List.of(Map.of("value", "u1", "label", "一"))));
        accepts(listed, Map.of("a", "u1"), shown("o", List.of("u1")));
        refuses(fixed, Map.of(), "a", "N", "甲");
        refuses(fixed, Map.of(), "a", List.of("Y"), "甲");
        refuses(computed, Map.of(), "a", "z", "甲");
        refuses(listed, shown("o", List.of(new Option("u1", "一"))), "a", "u2", "甲");
        refuses(listed, Map.of(), "a", "u1", "甲");
        refuses(listed, shown("o", List.of(new Option("u1", "一"))), "o", List.of(), "没有“o”");
    }

    @Test
    void takesEachEntryOfAListOnce() {
        String form = "{'key':'a','type':'taglist','label':'甲','values':[{'value':'x'},{'value':'y'}]}";
        assertThat(accepts(form, Map.of("a", List.of("y", "x")), Map.of()).list("a"))
                .containsExactly("y", "x");
        refuses(form, Map.of(), "a", List.of("x", "x"), "甲", "重复");
        refuses(form, Map.of(), "a", List.of("z"), "甲");
        refuses(form, Map.of(), "a", "x", "甲");
        refuses(form, Map.of(), "a", Collections.singletonList(null), "甲");
    }

    // dates

    @ParameterizedTest
    @CsvSource({
        "date, , 2026-11-21, 2026-02-30",
        "date, , 2026-11-21, +12026-11-21",
        "date, , 2026-11-21, 2026-11-20",
        "time, utc_offset, 14:30+08:00, 14:30",
        "time, utc_normalized, 14:30Z, 14:30+08:00",
        "time, no_timezone, 14:30, 25:00",
        "datetime, utc_offset, 2026-11-21T00:30+08:00, 2026-11-20T23:59+08:00",
        "datetime, utc_normalized, 2026-11-20T16:30Z, 2026-11-20T15:59Z",
        "datetime, no_timezone, 2026-11-21T00:30, 2026-11-20T23:59"
    })
    void readsADateAsTheFormWritesItAndNoneThatIsPast(String subtype, String format, String good, String bad) {
        String form = "{'key':'a','type':'datetime','subtype':'" + subtype + "','dateLabel':'甲','timeLabel':'甲',"
                + "'disallowPassedDates':true,'timeSerializingFormat':'" + format + "'}";
        accepts(form, Map.of("a", good), Map.of());
        refuses(form, Map.of(), "a", bad, "甲");
    }

    // groups, rows

    @Test
    void looksIntoGroupsAndRows() {
        String form = "{'type':'group','path':'at','components':[{'key':'street','type':'textfield','label':'街道'}]},"
                + "{'type':'dynamiclist','path':'rows','label':'人员','components':["
                + "{'key':'name','type':'textfield','label':'姓名','validate':{'required':true}},"
                + "{'key':'why','type':'textfield','label':'原因','conditional':{'hide':'=name = \"甲\"'}}]}";

        FormValues values =
                accepts(form, Map.of("at", Map.of("street", "一路"), "rows", List.of(Map.of("name", "甲"))), Map.of());
        assertThat(values.text("at.street")).isEqualTo("一路");
        assertThat(values.asVariables())
                .containsEntry("at", Map.of("street", "一路"))
                .containsEntry("rows", List.of(Map.of("name", "甲")));
        refuses(form, Map.of(), "at", Map.of("city", "x"), "at.city");
        refuses(form, Map.of(), "at", "x", "at");
        refuses(form, Map.of(), "street", "x", "street");
        refuses(form, Map.of(), "rows", List.of(Map.of("name", "乙", "id", "x")), "id");
        refuses(form, Map.of(), "rows", List.of(Map.of()), "姓名");
        refuses(form, Map.of(), "rows", List.of("甲"), "人员");
        refuses(form, Map.of(), "rows", List.of(Map.of("name", "甲", "why", "x")), "原因");
        refuses(form, Map.of(), "rows", Collections.nCopies(101, Map.of("name", "乙")), "人员");
    }

    @Test
    void whatIsOnlyShownIsNotEmptiedByAnsweringTheRest() {
        String form = "{'key':'shown','type':'textfield','label':'内容','readonly':true},"
                + "{'key':'typed','type':'textfield','label':'意见'}";

        FormValues values = accepts(form, Map.of("shown", "只供查看", "typed", ""), Map.of("shown", "只供查看"));

        assertThat(values.asVariables()).doesNotContainKey("shown").containsEntry("typed", null);
    }

    @Test
    void tellsWhatWasWrittenByTheNameOfTheField() {
        String form = "{'key':'result','type':'textarea','label':'办理情况'},"
                + "{'key':'shown','type':'textfield','label':'内容','readonly':true},"
                + "{'key':'done','type':'checkbox','label':'已联系'}";
        Map<String, Object> sent = Map.of("result", "【日期】办好", "shown", "【日期】", "done", true);

        assertThat(schema(form).texts(accepts(form, sent, Map.of("shown", "【日期】"))))
                .containsExactly(Map.entry("办理情况", "【日期】办好"));
    }

    @Test
    void takesNothingForAFieldItDoesNotKnow() {
        refuses("{'key':'a','type':'filepicker','label':'附件'}", Map.of(), "a", "x", "附件");
        refuses("{'key':'a','type':'textfield','label':'甲'}", Map.of(), "b", "x", "b");
    }

    // what a program can send and a form cannot

    @Test
    void readsNoTypeThatNoFormSends() {
        for (Object value : List.of(
                Variables.dateValue(new java.util.Date()),
                Variables.byteArrayValue(new byte[3]),
                Variables.fileValue("x.txt").file(new byte[3]).create(),
                Variables.stringValue("x", true),
                Variables.serializedObjectValue("rO0AB")
                        .objectTypeName("java.lang.String")
                        .serializationDataFormat("application/x-java-serialized-object")
                        .create(),
                Variables.objectValue(new Thread()).create(),
                Variables.objectValue(List.of(new Thread())).create())) {
            VariableMap sent = Variables.createVariables().putValue("a", value);
            assertThatThrownBy(() -> Submission.read(sent, LIMITS, key -> "甲"))
                    .isInstanceOf(FormRefused.class)
                    .hasMessageContaining("甲");
        }
        assertThat(Submission.read(
                        Variables.createVariables().putValue("a", List.of("x")).putValue("b", null),
                        LIMITS,
                        key -> key))
                .containsEntry("a", List.of("x"))
                .containsEntry("b", null);
    }

    @Test
    void readsNoMoreThanAFormCanHold() {
        Object deep = "x";
        for (int level = 0; level < 8; level++) {
            deep = List.of(deep);
        }
        Map<String, Object> nested = Map.of("a", deep);
        Map<String, Object> many = new HashMap<>();
        for (int key = 0; key < 501; key++) {
            many.put("k" + key, "x");
        }
        Map<String, Object> wide = Map.of("a", Collections.nCopies(11, "x".repeat(4000)));
        for (Map<String, Object> sent : List.of(nested, many, wide)) {
            assertThatThrownBy(() -> Submission.read(sent, LIMITS, key -> key)).hasMessageContaining("太多");
        }
    }

    private static void refuses(String form, Map<String, Object> shown, String key, Object value, String... words) {
        assertThatThrownBy(() -> accepts(form, Submission.read(Map.of(key, value), LIMITS, k -> k), shown))
                .as("%s with %s", form, value)
                .isInstanceOf(FormRefused.class)
                .hasMessageContainingAll(words);
    }

    private static FormValues accepts(String form, Map<String, Object> submitted, Map<String, Object> shown) {
        return schema(form).accept(submitted, new OpenedForm(shown, (field, value) -> false, LIMITS, TODAY));
    }

    private static FormSchema schema(String components) {
        String json = "{\"components\":[" + components.replace("\"", "\\\"").replace('\'', '"') + "]}";
        return FormSchema.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> shown(String key, Object value) {
        return Map.of(key, value);
    }
}
