package cn.tongxinqiao.notification.web;

import cn.tongxinqiao.notification.TryItMail;
import cn.tongxinqiao.notification.TryItMails;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
        TryItMail mail = mail(id);
        model.addAttribute("mail", mail);
        model.addAttribute("framed", Framed.mail(mail.html()));
        return "mail";
    }

    /** Hands a file out to be kept, whatever it says it is: nothing of it runs here. */
    @GetMapping("/{id}/files/{place}")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String place, HttpServletRequest request) {
        hideUnlessAtTheMachine(request);
        TryItMail mail = mail(id);
        int index = place.matches("\\d{1,3}") ? Integer.parseInt(place) : -1;
        if (index < 0 || index >= mail.files().size()) {
            throw nothingHere();
        }
        TryItMail.Enclosed file = mail.files().get(index);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    private TryItMail mail(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw nothingHere();
        }
        return mails.find(Long.parseLong(id)).orElseThrow(MailsPage::nothingHere);
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
