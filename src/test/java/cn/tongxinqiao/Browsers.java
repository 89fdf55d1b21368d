package cn.tongxinqiao;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Opens browsers for a test and closes them after it; what they showed when it failed lies in target/browser. */
public final class Browsers implements BeforeAllCallback, AfterEachCallback {

    private final List<ChromeDriver> open = new ArrayList<>();
    private Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Chromium> found = Chromium.ofThisMachine();
        if (found.isEmpty()) {
            System.out.println("Browser tests left out: no Chromium on this machine");
        }
        assumeTrue(found.isPresent());
        chromium = found.orElseThrow();
    }

    /** A new browser, closed after the test. */
    public ChromeDriver open() {
        ChromeDriver browser = chromium.open();
        open.add(browser);
        return browser;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try {
            if (context.getExecutionException().isPresent()) {
                takePictures(context.getRequiredTestMethod().getName());
            }
        } finally {
            open.forEach(ChromeDriver::quit);
            open.clear();
        }
    }

    private void takePictures(String test) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "browser"));
        for (ChromeDriver browser : open) {
            Files.write(
                    folder.resolve(test + "-" + open.indexOf(browser) + ".png"),
                    browser.getScreenshotAs(OutputType.BYTES));
        }
    }
}
