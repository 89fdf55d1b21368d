package cn.tongxinqiao.portal.web;

import cn.tongxinqiao.portal.Contacts;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where residents begin, where staff begin, and how to reach a person. */
@Controller
@Hidden
class HomePages {

    private final Contacts contacts;

    HomePages(Contacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping("/")
    String home() {
        return "portal/home";
    }

    @GetMapping("/staff")
    String staff() {
        return "portal/staff";
    }

    @GetMapping("/contact")
    String contact(Model model) {
        model.addAttribute("contacts", contacts.all());
        return "portal/contact";
    }
}
