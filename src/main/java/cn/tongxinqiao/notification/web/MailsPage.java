package cn.tongxinqiao.notification.web;

import cn.tongxinqiao.notification.TryItMail;
import cn.tongxinqiao.notification.TryItMails;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What arrived in a trial, for whoever sits at the machine; anywhere else the page does not exist. */
@Controller
@Hidden
@RequestMapping("/mails")
class MailsPage {

    private final TryItMails mails;

    MailsPage(TryItMails mails) {
        this.mails = mails;
    }

    @GetMapping
    String list(Model model, HttpServletRequest request) {
        hideUnlessAtTheMachine(request);
        model.addAttribute("mails", mails.list());
        return "mails";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model, HttpServletRequest request) {
        hideUnlessAtTheMachine(request);
        TryItMail mail =
                id.matches("\\d{1,18}") ? mails.find(Long.parseLong(id)).orElseThrow(MailsPage::nothingHere) : null;
        if (mail == null) {
            throw nothingHere();
        }
        model.addAttribute("mail", mail);
        model.addAttribute("framed", Framed.mail(mail.html()));
        return "mail";
    }

    /** The address the call came in at, which no header can change. */
    private void hideUnlessAtTheMachine(HttpServletRequest request) {
        try {
            if (mails.isOpen() && InetAddress.getByName(request.getLocalAddr()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw nothingHere();
        }
        throw nothingHere();
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
