package cn.tongxinqiao.publication.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A table about publication must have an answer for everything, and one of three. */
@Component
class PublicationTableCheck implements DecisionCheck {

    private static final Map<String, String> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("NEVER", "不公开");
        WAYS.put("MASKED", "脱敏公开");
        WAYS.put("FULL", "全文公开");
    }

    private static final List<Boolean> PERHAPS = Arrays.asList(false, true, null);

    private final TableSpec table = new TableSpec(CamundaPublicationRule.DECISION)
            .asks("kind", "内容", List.of("REQUEST", "ANNOUNCEMENT"))
            .asks("category", "诉求类别", Arrays.asList("ENV", "MED", "PSY", "DIS", null))
            .asks("minorInvolved", "涉及未成年人", PERHAPS)
            .asks("healthInvolved", "涉及健康", PERHAPS)
            .asks("familyMatter", "涉及家庭隐私或家暴", PERHAPS)
            .asks("povertyDetail", "涉及困难详情", PERHAPS)
            .asks("security", "涉及安全保密", PERHAPS)
            .asks("refusedByRequester", "本人不同意公开", PERHAPS)
            .says(TableColumn.code("publication", "公开方式", WAYS))
            .says(TableColumn.free("explanation", "公开说明"))
            .inWords(Map.of("REQUEST", "诉求", "ANNOUNCEMENT", "公告"));

    @Override
    public Set<String> decisions() {
        return Set.of(table.decision());
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        return table.objections(draft);
    }
}
