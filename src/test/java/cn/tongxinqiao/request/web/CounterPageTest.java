package cn.tongxinqiao.request.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.tongxinqiao.document.QrCode;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.WebApplicationContext;

/** The counter page and the error page as a browser without JavaScript gets them. */
@SpringJUnitWebConfig(CounterPageTest.Pages.class)
class CounterPageTest {

    private MockMvc browser;

    @BeforeEach
    void open(@Autowired WebApplicationContext context) {
        browser = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void offersCommunitiesByNameWithTheirTown() throws Exception {
        assertThat(page("/counter"))
                .contains("<option value=\"荔园里社区（虚构）\" label=\"荔城街道\"></option>")
                .contains("<option value=\"江湾里社区（虚构）\" label=\"增江街道\"></option>");
    }

    @Test
    void hidesTheFactsUntilOneIsGiven() throws Exception {
        assertThat(page("/counter")).contains("<details>").doesNotContain("<details open");
        assertThat(submit("scope", "DISTRICT")).contains("<details open=\"open\">");
        assertThat(submit("lifeSafetyRisk", "true")).contains("<details open=\"open\">");
    }

    @Test
    void showsEachErrorNextToItsFieldAndKeepsWhatWasEntered() throws Exception {
        String page = submit("text", "<b>垃圾</b>\n没人清", "channel", "HOTLINE", "type", "COMPLAINT", "anonymous", "true");
        assertThat(page)
                .contains("<a href=\"#address\">请填地址</a>")
                .contains("<p class=\"error\" id=\"address-error\">请填地址</p>")
                .contains("&lt;b&gt;垃圾&lt;/b&gt;\n没人清</textarea>")
                .doesNotContain("<b>垃圾")
                .containsPattern("<option value=\"HOTLINE\" selected=\"selected\">")
                .containsPattern("value=\"COMPLAINT\" id=\"type3\" checked=\"checked\"")
                .containsPattern("name=\"anonymous\"[^>]*checked");
    }

    @Test
    void saysInChineseThatANumberIsNotOne() throws Exception {
        assertThat(submit("address", "3栋", "households", "三户", "estCost", "多少"))
                .contains("id=\"households-error\">涉及户数请填整数</p>")
                .contains("id=\"estCost-error\">预计费用请填数字</p>")
                .contains("value=\"三户\"")
                .contains("<details open=\"open\">");
    }

    @Test
    void showsTheReceiptInsteadOfTheForm() throws Exception {
        assertThat(page("/receipt"))
                .contains("ZC-2026-000128")
                .contains("已收到，等受理", "2026-11-20 09:30", "<svg class=\"qr\"")
                .contains("href=\"/requests/ZC-2026-000128?token=a%20b%26c\"")
                .doesNotContain("<form")
                .doesNotContain("待评价");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/counter", "/receipt", "/broken/404"})
    void loadsNothingFromElsewhereAndRunsNoInlineCode(String path) throws Exception {
        assertThat(page(path))
                .doesNotContainPattern("(src|href|action)=\"(https?:)?//")
                .doesNotContain("javascript:")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\son[a-z]+=\"")
                .doesNotContain("style=\"")
                .doesNotContain("th:");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 422, 429, 503})
    void namesTheErrorInChinese(int status) throws Exception {
        assertThat(page("/broken/" + status))
                .containsOnlyOnce("<h1>")
                .doesNotContain("<h1>出错了</h1>")
                .contains("代码 <span>" + status + "</span>");
    }

    @Test
    void namesAnUnknownErrorPlainly() throws Exception {
        assertThat(page("/broken/500")).containsOnlyOnce("<h1>出错了</h1>");
        assertThat(page("/broken/0")).containsOnlyOnce("<h1>出错了</h1>").contains("代码 <span>500</span>");
    }

    private String page(String path) throws Exception {
        return browser.perform(get(path)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String submit(String... pairs) throws Exception {
        var request = post("/counter");
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return browser.perform(request).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Configuration
    @ImportAutoConfiguration({
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        MessageSourceAutoConfiguration.class
    })
    @Import(Counter.class)
    static class Pages {

        @Bean
        Links staffPages() {
            return new Links();
        }
    }

    record Link(String path, String label) {}

    /** Stands in for the pages an account may open. */
    static class Links {

        public List<Link> open() {
            return List.of(new Link("/counter", "录入诉求"), new Link("/leave", "请假"));
        }
    }

    record Place(String code, String name) {}

    record Town(String name, List<Place> communities) {}

    record Choice(String code, String label) {}

    record Receipt(String number, String token, String status) {}

    /** Stands in for the counter's controller with the model attributes the page expects. */
    @Controller
    static class Counter {

        @InitBinder
        void bind(WebDataBinder binder) {
            binder.initDirectFieldAccess();
        }

        @ModelAttribute
        void lists(Model model) {
            model.addAttribute(
                    "towns",
                    List.of(
                            new Town("荔城街道", List.of(new Place("440118001901", "荔园里社区（虚构）"))),
                            new Town("增江街道", List.of(new Place("440118002901", "江湾里社区（虚构）")))));
            model.addAttribute("categories", List.of(new Choice("ENV", "环境卫生与垃圾分类")));
        }

        @GetMapping("/counter")
        String blank(@ModelAttribute("entry") CounterEntry entry) {
            return "counter";
        }

        @PostMapping("/counter")
        String enter(@ModelAttribute("entry") CounterEntry entry, BindingResult result) {
            if (entry.address == null) {
                result.rejectValue("address", "required", "请填地址");
            }
            return "counter";
        }

        @GetMapping("/receipt")
        String receipt(@ModelAttribute("entry") CounterEntry entry, Model model) {
            model.addAttribute("qr", QrCode.of("https://example.gov.cn/"));
            model.addAttribute("at", ZonedDateTime.parse("2026-11-20T09:30:00+08:00"));
            model.addAttribute("place", "荔园里社区（虚构）");
            model.addAttribute("receipt", new Receipt("ZC-2026-000128", "a b&c", "RECEIVED"));
            return "counter";
        }

        @GetMapping("/broken/{code}")
        String broken(@PathVariable int code, Model model) {
            model.addAllAttributes(Map.of("timestamp", new Date(0)));
            if (code > 0) {
                model.addAttribute("status", code);
            }
            return "error";
        }
    }
}
