package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.Grading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Grades a property company for whoever asks, and keeps nothing of it. */
@RestController
@Tag(name = "物业考核")
class GradeApi {

    private final Grading grading;
    private final Clock clock;

    GradeApi(Grading grading, Clock clock) {
        this.grading = grading;
        this.clock = clock;
    }

    @PostMapping(path = "/api/property/grade", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "试算物业考核等级",
            description = "综合得分按考核标准的权重精确计算，四舍五入到两位小数以后再评等级；等级和结果运用取规则表的最新版本。" + "有一票否决项的定为不合格。不保存任何内容。")
    GradeView grade(@RequestBody GradeEntry entry) {
        return GradeView.of(grading.grade(entry.read(), LocalDate.now(clock)));
    }
}
