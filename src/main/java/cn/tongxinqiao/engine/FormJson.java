package cn.tongxinqiao.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads a form that nobody has looked at yet. */
final class FormJson {

    private FormJson() {}

    static JsonNode read(byte[] content, ModelLimits limits) throws ModelXml.Unreadable {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxText())
                        .maxNumberLength(30)
                        .build())
                .build();
        ObjectMapper json = new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try {
            JsonNode form = json.readTree(ModelXml.utf8(content));
            if (form == null || !form.isObject()) {
                throw new ModelXml.Unreadable("内容不是 Camunda 表单，与后缀 .form 不符。", 0);
            }
            return form;
        } catch (StreamConstraintsException e) {
            throw new ModelXml.Unreadable(
                    "嵌套超过 " + limits.maxDepth() + " 层，或一处文字超过 " + limits.maxText() + " 字，请改小。", 0);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ModelXml.Unreadable("不是有效的 JSON（或有重复的项），请用 Camunda Modeler 重新保存。", line);
        }
    }
}
