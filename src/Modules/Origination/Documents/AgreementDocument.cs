using System.Globalization;
using System.Net;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Documents;

/// <summary>The agreement as a page: both languages in one order, black on white, with the whole schedule.</summary>
/// <remarks>
/// The bytes are a pure function of the paper, so the document can be made again and compared. No script, no outside
/// resource: the page is the same in ten years. The annualised rate stands beside every rate (PBoC 2021 no. 3).
/// </remarks>
static class AgreementDocument
{
    const string Style =
        "@page{size:A4;margin:18mm 16mm}*{box-sizing:border-box}" +
        "body{font:9.5pt/1.5 'IBM Plex Sans','PingFang SC','Microsoft YaHei UI'," +
        "'Noto Sans CJK SC',sans-serif;color:#000;background:#fff;margin:0 auto;max-width:178mm;padding:8mm 0;" +
        "font-variant-numeric:tabular-nums lining-nums}" +
        "h1{font-size:15pt;margin:0}h2{font-size:11pt;margin:6mm 0 1.5mm}" +
        "header,footer{display:flex;justify-content:space-between;gap:6mm}" +
        "header{border-bottom:.8pt solid #000;padding-bottom:2mm}" +
        "footer{border-top:.4pt solid #000;margin-top:8mm;padding-top:2mm;font-size:8pt}" +
        "table{border-collapse:collapse;width:100%}" +
        "td,th{padding:1mm 1.5mm;border-bottom:.25pt solid #999;text-align:left;" +
        "font-weight:400;vertical-align:top}th{font-size:8.5pt}.n{text-align:right}" +
        ".b td,.b th,strong,.hero{font-weight:600}" +
        ".hero{font-size:12pt}tr.sum td{border-top:.8pt solid #000;font-weight:600}thead{display:table-header-group}" +
        "tr{break-inside:avoid}.sim{border:.6pt dashed #000;border-radius:3pt;padding:0 1.2mm}";

    /// <summary>The document's bytes: UTF-8 without a mark.</summary>
    public static byte[] Render(AgreementPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var page = new StringBuilder(24_000);
        page.Append("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
            .Append(Escape(paper.Number)).Append("</title><style>").Append(Style).Append("</style></head><body>\n");
        Head(page, paper);
        Parties(page, paper);
        Money(page, paper);
        Schedule(page, paper);
        Words(page, paper);
        page.Append("<footer><span>").Append(Escape(paper.Number)).Append(" · ").Append(Day(paper.On))
            .Append("</span><span>")
            .Append(paper.Simulated ? "合成数据，不构成合同 · synthetic data, not a contract" : "合同正本 · original")
            .Append("</span></footer>\n</body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    static void Head(StringBuilder page, AgreementPaper paper)
    {
        page.Append("<header><div><strong>Wheelhouse 车融</strong>");
        if (paper.Simulated)
        {
            page.Append(" <span class=\"sim\">模拟 Simulated</span>");
        }

        page.Append("</div><div>").Append(Escape(paper.Number)).Append(" · ").Append(Day(paper.On))
            .Append("</div></header>\n")
            .Append("<h1>").Append(Both(paper.Product)).Append("</h1><p>").Append(Both(paper.Kind)).Append("</p>\n");
    }

    static void Parties(StringBuilder page, AgreementPaper paper)
    {
        page.Append("<h2>当事人与车辆 Parties and vehicle</h2><table>");
        Row(page, new("贷款人", "Lender"), $"{Both(paper.Lender)} · {Escape(paper.LenderLicence)}");
        Row(page, new("借款人", "Borrower"), $"{Escape(paper.Customer)} · {Escape(paper.CustomerIdNumber)}");
        Row(page, new("经销商", "Dealer"), Both(paper.Dealer));
        Row(page, new("车辆", "Vehicle"), $"{Both(paper.Vehicle)} · VIN {Escape(paper.Vin)}");
        Row(page, new("车辆所有权", "Who owns the car"), Both(paper.Owner));
        page.Append("</table>\n");
    }

    static void Money(StringBuilder page, AgreementPaper paper)
    {
        var terms = paper.Terms;
        page.Append("<h2>金额与利率 Amounts and rates（").Append(terms.Currency.Code).Append("）</h2><table>");
        Figure(page, new("车价", "Price"), paper.Price);
        Figure(page, new("首付", "Down payment"), paper.DownPayment);
        foreach (var (name, price) in paper.AddOns)
        {
            Figure(page, new($"附加：{name.Zh}", $"Add-on: {name.En}"), price);
        }

        Figure(page, new("贷款本金", "Principal"), terms.Principal, strong: true);
        foreach (var (name, paid, amount) in paper.Fees)
        {
            Figure(page, new($"{name.Zh}（{paid.Zh}）", $"{name.En} ({paid.En})"), amount);
        }

        Line(page, new("合同年利率", "Contract rate a year"), $"{paper.CustomerRate}");
        Line(
            page, new("年化利率（单利，含全部费用）", "Annualised rate, simple, all charges"),
            $"<span class=\"hero\">{paper.AnnualisedRate}</span>");
        Line(page, new("年化利率（复利）", "Annualised rate, compound"), $"{paper.CompoundRate}");
        Figure(page, new("保留车辆共付", "Total you pay, keeping the car"), paper.TotalCost, strong: true);
        page.Append("</table>\n");
    }

    static void Schedule(StringBuilder page, AgreementPaper paper)
    {
        page.Append("<h2>还款计划 Payment schedule（").Append(paper.Terms.Currency.Code)
            .Append("）</h2><table><thead><tr><th class=\"n\">期 No.<th>到期日 Due<th class=\"n\">本金 Principal")
            .Append("<th class=\"n\">利息 Interest")
            .Append("<th class=\"n\">费用 Fees<th class=\"n\">应还 Payment<th class=\"n\">剩余本金 Left</tr></thead><tbody>\n");
        foreach (var row in paper.Schedule.Instalments)
        {
            page.Append("<tr><td class=\"n\">").Append(row.Number).Append("<td>").Append(Day(row.DueDate));
            Cells(page, row.Principal, row.Interest, row.Fees, row.Total, row.BalanceAfter);
            page.Append("</tr>\n");
        }

        page.Append("<tr class=\"sum\"><td><td>合计 Total");
        var all = paper.Schedule;
        Cells(page, all.TotalPrincipal, all.TotalInterest, all.TotalFees, all.Total, null);
        page.Append("</tr></tbody></table>\n");
    }

    static void Words(StringBuilder page, AgreementPaper paper)
    {
        page.Append("<h2>到期与权利 The end, and your rights</h2><table>");
        Row(page, new("到期时", "At the end"), Both(paper.Ends));
        Row(page, new("提前结清", "Early settlement"),
            "可随时提前结清，利息计至当日。<br>You may settle on any day; interest runs to that day.");
        Row(page, new("自动决定", "Automated decision"),
            "您可要求说明理由，并要求人工复核。<br>You may ask for the reasons and for a person to review them.");
        Row(page, new("同意与撤回", "Consent"),
            "各项同意可随时在“我的”页面撤回。<br>Each consent can be withdrawn at any time on your page.");
        foreach (var condition in paper.Conditions)
        {
            Row(page, new("批准条件", "Condition"), Both(condition));
        }

        page.Append("</table>\n");
    }

    static void Row(StringBuilder page, Text label, string html) =>
        page.Append("<tr><th>").Append(Both(label)).Append("<td>").Append(html).Append("</tr>\n");

    static void Line(StringBuilder page, Text label, string html) =>
        page.Append("<tr><th>").Append(Both(label)).Append("<td class=\"n\">").Append(html).Append("</tr>\n");

    static void Figure(StringBuilder page, Text label, Money amount, bool strong = false) =>
        page.Append(strong ? "<tr class=\"b\"><th>" : "<tr><th>").Append(Both(label)).Append("<td class=\"n\">")
            .Append(Amount(amount)).Append("</tr>\n");

    static void Cells(StringBuilder page, params ReadOnlySpan<Money?> amounts)
    {
        foreach (var amount in amounts)
        {
            page.Append("<td class=\"n\">").Append(amount is { } some ? Amount(some) : "");
        }
    }

    static string Both(Text text) => $"{Escape(text.Zh)} <span lang=\"en\">{Escape(text.En)}</span>";

    static string Amount(Money money) => money.Major
        .ToString($"#,##0.{new string('0', money.Currency.Digits)}", CultureInfo.InvariantCulture)
        .TrimEnd('.').Replace('-', '−');

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
