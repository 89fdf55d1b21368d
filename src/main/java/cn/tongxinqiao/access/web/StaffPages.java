package cn.tongxinqiao.access.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Our own pages for staff, as far as whoever is signed in may open them: the rules of the doors decide, nothing else. */
@RestController("staffPages")
@Tag(name = "页面")
class StaffPages {

    private static final List<Page> ALL = List.of(
            new Page("/counter", "录入诉求"),
            new Page("/my-work", "我的工作"),
            new Page("/leave", "请假"),
            new Page("/estate", "房屋业主"),
            new Page("/voting", "业主表决"),
            new Page("/lift-cases", "加装电梯"),
            new Page("/lift-schemes", "电梯方案"),
            new Page("/lifts-in-use", "在用电梯"),
            new Page("/lift-concerns", "电梯顾虑和办法"),
            new Page("/lift-report", "电梯统计"),
            new Page("/mediations", "纠纷调解"),
            new Page("/property-assessments", "物业考核"),
            new Page("/property-contracts", "物业企业和合同"),
            new Page("/property-exits", "物业退出"),
            new Page("/property-rubrics", "物业考核标准"),
            new Page("/property-report", "物业两升一降"),
            new Page("/publishing", "公开审核"),
            new Page("/publishing/announcement", "发公告"),
            new Page("/letters", "发信"),
            new Page("/reply-templates", "答复模板"),
            new Page("/calendar", "工作日历"),
            new Page("/replanning", "时限重新计算"),
            new Page("/time-ledger", "时间账"),
            new Page("/audit", "审计"));

    /** The filters are built after the beans they call. */
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> doors;

    StaffPages(ObjectProvider<WebInvocationPrivilegeEvaluator> doors) {
        this.doors = doors;
    }

    /**
     * Pages the caller may open, in the order they are offered.
     *
     * @return the pages
     */
    @GetMapping(path = "/api/staff-pages", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "工作人员的页面", description = "本人可以打开的页面和名称。")
    public List<Page> open() {
        return ALL.stream()
                .filter(page -> doors.getObject()
                        .isAllowed(
                                "",
                                page.path(),
                                "GET",
                                SecurityContextHolder.getContext().getAuthentication()))
                .toList();
    }

    /**
     * A page.
     *
     * @param path path from the root of the application
     * @param label name in Chinese
     */
    public record Page(String path, String label) {}
}
