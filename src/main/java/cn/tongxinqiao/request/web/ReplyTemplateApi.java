package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.request.Blanks;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.OpenForms;
import cn.tongxinqiao.request.ReplyTemplate;
import cn.tongxinqiao.request.ReplyTemplates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Texts to pick from in a form. */
@RestController
@RequestMapping(path = "/api/reply-templates", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "答复模板")
class ReplyTemplateApi {

    private final ReplyTemplates templates;
    private final OpenForms forms;
    private final CaseFile cases;
    private final CurrentUser currentUser;

    ReplyTemplateApi(ReplyTemplates templates, OpenForms forms, CaseFile cases, CurrentUser currentUser) {
        this.templates = templates;
        this.forms = forms;
        this.cases = cases;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(
            summary = "选用模板",
            description = "task 是任务 id 或表单 id；给任务 id 时连同案件编号一起返回，类别取案件的，也可以用 category 另指。"
                    + "choice 不为空的，只在该选项选中时用。【】里的是要填的空，留着空的文字提交时会被拒绝。")
    Offer offer(@RequestParam String task, @RequestParam(required = false) Category category) {
        Optional<OpenForms.OpenForm> open = forms.of(task, currentUser.current().orElseThrow());
        String form = open.map(OpenForms.OpenForm::form).orElse(task);
        String number = open.map(OpenForms.OpenForm::number).orElse(null);
        Category wanted = category != null || number == null
                ? category
                : cases.category(number).orElse(null);
        return new Offer(
                form,
                number,
                wanted,
                templates.offered(form, wanted).stream().map(Template::of).toList());
    }

    /** What may be picked in a form. */
    record Offer(String form, String number, Category category, List<Template> templates) {}

    /** Where a choice has to be made for a text to fit. */
    record Choice(String field, String value) {}

    /** One text. */
    record Template(
            String id,
            String title,
            String text,
            Set<String> blanks,
            List<String> fields,
            Choice choice,
            String category) {

        static Template of(ReplyTemplate template) {
            return new Template(
                    template.id(),
                    template.title(),
                    template.body(),
                    Blanks.in(template.body()),
                    template.step().fields(),
                    template.step().choice() == null
                            ? null
                            : new Choice(
                                    template.step().choiceField(),
                                    template.step().choice()),
                    template.category() == null ? null : template.category().label());
        }
    }
}
