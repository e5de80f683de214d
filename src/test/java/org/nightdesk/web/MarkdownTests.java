package org.nightdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MarkdownTests {

    @Example
    void writesWhatPeopleMean() {
        assertThat(Markdown.html("Use the **second** route:\n\n1. stop\n2. `start`"))
                .contains("<strong>second</strong>", "<ol>", "<code>start</code>");
        assertThat(Markdown.html("| a | b |\n|---|---|\n| 1 | 2 |")).contains("<table>", "<td>2</td>");
        assertThat(Markdown.html("one\ntwo")).contains("one<br", "two");
    }

    @Example
    void headingsStayBelowThoseOfThePage() {
        assertThat(Markdown.html("# Loud")).contains("<h3>Loud</h3>").doesNotContain("<h1");
    }

    @Example
    void showsHostileMarkupAsTheTextItIs() {
        assertThat(Markdown.html("<script>alert(1)</script><img src=x onerror=alert(1)>"))
                .doesNotContain("<script", "<img");
        assertThat(Markdown.html("[here](javascript:alert(1)) ![](http://spy.example/p.png)"))
                .doesNotContain("javascript:", "<img");
    }

    @Example
    void linksTellNobodyWhereWeComeFrom() {
        assertThat(Markdown.html("[runbook](https://wiki.example/run)"))
                .contains("href=\"https://wiki.example/run\"", "noopener", "noreferrer");
    }

    @Property(tries = 300)
    void nothingTypedBecomesAnElementOfItsOwn(@ForAll String text) {
        assertThat(Markdown.html(text + "<script>" + text)).doesNotContain("<script", "<iframe", "<style");
    }
}
