package cn.tongxinqiao.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges a form: components the deployed Tasklist knows, nothing that loads or runs something, nothing it would lose. */
final class FormRules {

    private static final String PLACE = "FEEL";
    private static final Set<String> KEYED = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "expression");
    /** What shows or arranges, but holds no value. */
    private static final Set<String> VALUELESS =
            Set.of("text", "spacer", "separator", "group", "dynamiclist", "button", "table", "image");

    private static final Map<String, String> ADVICE = Map.of(
            "iframe", "内嵌网页（iframe）不能用，请在文字里写明到哪里看。",
            "html", "HTML 不能用，请用文字（text）。",
            "filepicker", "上传文件的组件 Tasklist 不认识，附件请在案卷页上传。",
            "documentPreview", "文件预览组件 Tasklist 不认识，附件请在案卷页看。",
            "default", "表单里不能再放表单。");
    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> TOP = Set.of(
            "type",
            "id",
            "schemaVersion",
            "executionPlatform",
            "executionPlatformVersion",
            "exporter",
            "components",
            "generated",
            "versionTag");
    private static final Set<String> KNOWN = Set.of(
            "id",
            "key",
            "type",
            "label",
            "description",
            "readonly",
            "disabled",
            "validate",
            "layout",
            "conditional",
            "values",
            "valuesKey",
            "valuesExpression",
            "defaultValue",
            "subtype",
            "dateLabel",
            "timeLabel",
            "disallowPassedDates",
            "use24h",
            "timeInterval",
            "timeSerializingFormat",
            "decimalDigits",
            "increment",
            "serializeToString",
            "appearance",
            "searchable",
            "action",
            "showOutline",
            "path",
            "components",
            "isRepeating",
            "defaultRepetitions",
            "allowAddRemove",
            "disableCollapse",
            "nonCollapsedItems",
            "verticalAlignment",
            "text",
            "height",
            "columns",
            "columnsExpression",
            "dataSource",
            "rowCount",
            "source",
            "alt",
            "expression",
            "computeOn",
            "properties");
    private static final Set<String> KNOWN_INSIDE = Set.of(
            "required",
            "minLength",
            "maxLength",
            "min",
            "max",
            "pattern",
            "validationType",
            "row",
            "columns",
            "hide",
            "label",
            "value",
            "key",
            "prefixAdorner",
            "suffixAdorner",
            "name",
            "version");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,99}");
    private static final Pattern PATH = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*(?:\\.[a-zA-Z][a-zA-Z0-9_]*){0,3}");
    private static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,99}");
    private static final Pattern TAG =
            Pattern.compile("<\\s*[/!?a-zA-Z]|&(?:#|lt;)|(?i:javascript\\s*:|vbscript\\s*:|data\\s*:)");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\]\\(");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\s*(?!https?://|/|#|mailto:|tel:)");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
    private static final Pattern INLINE_PICTURE = Pattern.compile("data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+");
    private static final int LONGEST_VALUE = 4000;
    private static final int NEWEST_SCHEMA = 16;

    private final ModelLimits limits;

    FormRules(ModelLimits limits) {
        this.limits = limits;
    }

    void judge(JsonNode form, ModelObjections found) {
        if (count(form) > limits.maxElements()) {
            found.add("内容超过 " + limits.maxElements() + " 项，请拆成几个表单。");
            return;
        }
        form.fieldNames().forEachRemaining(name -> {
            if (!TOP.contains(name)) {
                found.add("有不认识的项“" + ModelObjections.quoted(name) + "”，请删去。");
            }
        });
        if (!ID.matcher(form.path("id").asText()).matches()) {
            found.add("表单没有编号（id），或编号不是字母开头的字母、数字、短横线。");
        }
        if (!"default".equals(form.path("type").asText())
                || !form.path("components").isArray()) {
            found.add("内容不是 Camunda 表单，与后缀 .form 不符。");
            return;
        }
        if (!form.path("schemaVersion").isInt()) {
            found.add("没有 schemaVersion，请用 Camunda Modeler 重新保存。");
        } else if (form.path("schemaVersion").asInt() > NEWEST_SCHEMA) {
            found.note("由较新的 Modeler 保存（schemaVersion "
                    + form.path("schemaVersion").asInt() + "），请在 Tasklist 里看一眼是否都能显示。");
        }
        if (!List.of("", "Camunda Platform")
                .contains(form.path("executionPlatform").asText())) {
            found.add("这不是 Camunda 7（Camunda Platform）的表单，请在 Modeler 里新建 Camunda 7 的表单。");
        }
        form.path("exporter").forEach(text -> text("", "", text, found));
        components(form.path("components"), new HashSet<>(), new HashSet<>(), found);
    }

    private static int count(JsonNode node) {
        int count = 1;
        for (JsonNode child : node) {
            count += count(child);
        }
        return count;
    }

    private void components(JsonNode components, Set<String> keys, Set<String> ids, ModelObjections found) {
        for (JsonNode component : components) {
            component(component, keys, ids, found);
        }
    }

    private void component(JsonNode component, Set<String> keys, Set<String> ids, ModelObjections found) {
        String type = component.path("type").asText();
        String id = component.path("id").asText();
        String name = component.path("label").asText(component.path("dateLabel").asText());
        if (!KEYED.contains(type) && !VALUELESS.contains(type)) {
            found.add(
                    id, name, ADVICE.getOrDefault(type, "组件“" + ModelObjections.quoted(type) + "”Tasklist 不认识，请换一种。"));
            return;
        }
        if (!id.isEmpty() && !ids.add(id)) {
            found.add(id, name, "编号用了两次，请改成不同的编号。");
        }
        component.fields().forEachRemaining(entry -> {
            if (!KNOWN.contains(entry.getKey())) {
                found.add(id, name, "有不认识的项“" + ModelObjections.quoted(entry.getKey()) + "”，请删去。");
            } else if (!"components".equals(entry.getKey())) {
                values(id, name, entry.getKey(), entry.getValue(), found);
            }
        });
        keyed(component, type, id, name, keys, found);
        kind(component, type, id, name, found);
        if ("dynamiclist".equals(type)) {
            components(component.path("components"), new HashSet<>(), ids, found);
        } else {
            boolean own = !component.path("path").asText().isEmpty();
            components(component.path("components"), own ? new HashSet<>() : keys, ids, found);
        }
    }

    private static void keyed(
            JsonNode component, String type, String id, String name, Set<String> keys, ModelObjections found) {
        String key = component.path("key").asText();
        if (!KEYED.contains(type)) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            found.add(id, name, "字段的键（key）“" + ModelObjections.quoted(key) + "”不行，请用字母开头的字母、数字、下划线。");
        } else if (!keys.add(key)) {
            found.add(id, name, "字段的键（key）“" + key + "”用了两次，后一个会盖掉前一个，请改成不同的键。");
        }
    }

    private static void kind(JsonNode component, String type, String id, String name, ModelObjections found) {
        switch (type) {
            case "dynamiclist" -> {
                if (!component.path("disableCollapse").asBoolean()) {
                    found.add(id, name, "动态列表要关掉折叠（disableCollapse），否则超过 5 行的内容会丢。");
                }
            }
            case "image" -> {
                if (!INLINE_PICTURE.matcher(component.path("source").asText()).matches()) {
                    found.add(id, name, "图片不能引用外面的地址，请删去，或改用内嵌的 PNG、JPEG。");
                }
            }
            case "button" -> {
                if (!List.of("submit", "reset")
                        .contains(component.path("action").asText())) {
                    found.add(id, name, "按钮只能是提交（submit）或重填（reset）。");
                }
            }
            case "datetime" -> {
                if (!List.of("date", "time", "datetime")
                        .contains(component.path("subtype").asText())) {
                    found.add(id, name, "日期字段要选日期、时间或日期时间（subtype）。");
                }
            }
            case "textfield", "textarea" -> length(component, id, name, found);
            default -> {
                boolean choice = CHOICES.contains(type);
                if (choice
                        && component.path("values").isEmpty()
                        && component.path("valuesKey").asText().isEmpty()
                        && component.path("valuesExpression").asText().isEmpty()) {
                    found.add(id, name, "没有可选的项，请写上选项，或写从哪个变量取。");
                }
            }
        }
    }

    private static void length(JsonNode component, String id, String name, ModelObjections found) {
        JsonNode longest = component.path("validate").path("maxLength");
        boolean editable = !component.path("readonly").asBoolean()
                && !component.path("disabled").asBoolean();
        if (longest.isNumber() && longest.asLong() > LONGEST_VALUE) {
            found.add(id, name, "字数上限不能超过 " + LONGEST_VALUE + "，请改小。");
        } else if (editable && longest.isMissingNode()) {
            found.add(id, name, "没有写字数上限（maxLength，最多 " + LONGEST_VALUE + "），太长的内容会存不进去，请写上。");
        }
    }

    private void values(String id, String name, String property, JsonNode value, ModelObjections found) {
        if (value.isContainerNode()) {
            value.fields().forEachRemaining(entry -> {
                if (!"properties".equals(property) && !KNOWN_INSIDE.contains(entry.getKey())) {
                    found.add(id, name, "有不认识的项“" + ModelObjections.quoted(entry.getKey()) + "”，请删去。");
                }
            });
            if (value.isObject()) {
                value.fields().forEachRemaining(entry -> values(id, name, entry.getKey(), entry.getValue(), found));
            } else {
                value.forEach(item -> values(id, name, property, item, found));
            }
            return;
        }
        switch (property) {
            case "pattern" ->
                PatternRules.objection(value.asText()).ifPresent(objection -> found.add(id, name, objection));
            case "path" -> {
                if (!value.asText().isEmpty() && !PATH.matcher(value.asText()).matches()) {
                    found.add(id, name, "路径“" + ModelObjections.quoted(value.asText()) + "”不行，请用字母、数字、下划线。");
                }
            }
            case "valuesKey" -> {
                if (!KEY.matcher(value.asText()).matches()) {
                    found.add(id, name, "选项的变量“" + ModelObjections.quoted(value.asText()) + "”不行，请用字母开头的字母、数字、下划线。");
                }
            }
            case "hide", "valuesExpression", "expression", "columnsExpression" -> {
                if (!value.asText().startsWith("=")) {
                    found.add(id, name, "条件或表达式要以等号开头，如 =decision = \"AGREE\"。");
                } else {
                    text(id, name, value, found);
                }
            }
            case "source" -> {
                // Judged with the image.
            }
            default -> text(id, name, value, found);
        }
    }

    private void text(String id, String name, JsonNode value, ModelObjections found) {
        if (!value.isTextual()) {
            return;
        }
        String text = value.asText();
        if (text.startsWith("=")) {
            FeelRules.expression(PLACE, text.substring(1), limits.maxText())
                    .forEach(objection -> found.add(id, name, objection));
            return;
        }
        if (TAG.matcher(text).find()) {
            found.add(id, name, "文字里不能有 HTML、脚本或 javascript: 链接：“" + ModelObjections.quoted(text) + "”。");
        } else if (PICTURE.matcher(text).find() || LINK.matcher(text).find()) {
            found.add(id, name, "文字里不能引用图片，链接只能以 https:// 或 / 开头：“" + ModelObjections.quoted(text) + "”。");
        }
        Matcher template = TEMPLATE.matcher(text);
        while (template.find()) {
            String inner = template.group(1).strip();
            if (inner.startsWith("/") || inner.equals("#else")) {
                continue;
            }
            FeelRules.expression(
                            PLACE, inner.replaceFirst("^#(?:if|loop)\\s+", "").replaceFirst("^=", ""), limits.maxText())
                    .forEach(objection -> found.add(id, name, objection));
        }
    }
}
