using System.Globalization;
using System.Net;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Servicing.Statements;

/// <summary>What stands at the head of a statement.</summary>
/// <param name="AnnualRate">Of a loan; null of all others.</param>
/// <param name="Simulated">The lender is made up; the page says so at head and foot.</param>
sealed record StatementHead(
    string Number, Text Lender, string Customer, Text Product, Text Model, string Vin, Family Family,
    Rate? AnnualRate, Currency Currency, bool Simulated);

/// <summary>A statement as a page for screen and paper: black on white, no script, no outside resource.</summary>
static class StatementPage
{
    const string Style =
        "@page{size:A4;margin:18mm 14mm}*{box-sizing:border-box}" +
        "body{font:9.5pt/1.5 'IBM Plex Sans','PingFang SC','Microsoft YaHei UI','Noto Sans CJK SC',sans-serif;" +
        "color:#000;background:#fff;margin:0 auto;max-width:182mm;padding:8mm 4mm;" +
        "font-variant-numeric:tabular-nums lining-nums}" +
        "h1{font-size:15pt;margin:4mm 0 1mm}header,footer{display:flex;justify-content:space-between;gap:6mm}" +
        "header{border-bottom:.8pt solid #000;padding-bottom:2mm}" +
        "footer{border-top:.4pt solid #000;margin-top:8mm;padding-top:2mm;font-size:8pt}" +
        "table{border-collapse:collapse;width:100%;margin-top:4mm}" +
        "thead{display:table-header-group}tr{break-inside:avoid}" +
        "td,th{padding:1mm 1.5mm;border-bottom:.25pt solid #999;text-align:left;font-weight:400;vertical-align:top}" +
        "th{font-size:8.5pt}.n{text-align:right;white-space:nowrap}" +
        "tr.sum td{border-top:.8pt solid #000;font-weight:600}" +
        ".sim{border:.6pt dashed #000;border-radius:3pt;padding:0 1.2mm}";

    static readonly (string Zh, string En)[] RentColumns =
        [("收到", "Received"), ("租金", "Rent"), ("其他款项", "Other charges"), ("溢缴款", "Credit")];

    internal static string Render(StatementHead head, Statement statement, string? language)
    {
        var page = new Writer(language ?? "zh");
        page.Raw($"<!doctype html>\n<html lang=\"{page.Language}\"><head><meta charset=\"utf-8\"><title>")
            .Text(head.Number).Raw($"</title><style>{Style}</style></head><body>\n")
            .Raw("<header><div><strong>Wheelhouse 车融</strong>");
        if (head.Simulated)
        {
            page.Raw(" <span class=\"sim\">").Say("模拟", "Simulated").Raw("</span>");
        }

        page.Raw("</div><div>").Text(head.Number).Raw("</div></header>\n<h1>")
            .Say("对账单", "Statement of account").Raw("</h1><p>")
            .Text($"{Day(statement.From)} – {Day(statement.To)}").Raw(" · ").Say("按记账日", "by booking date")
            .Raw("</p>\n");
        Parties(page, head);
        Lines(page, head, statement);
        Closing(page, head, statement);
        page.Raw("<footer><span>").Text(head.Number).Raw(" · ").Text(Day(statement.To)).Raw("</span><span>");
        if (head.Simulated)
        {
            page.Say("合成数据", "Synthetic data");
        }

        return page.Raw("</span></footer>\n</body></html>\n").ToString();
    }

    static void Parties(Writer page, StatementHead head)
    {
        page.Raw("<table>");
        var isLoan = head.Family == Family.Loan;
        Row(isLoan ? "贷款人" : "出租人", isLoan ? "Lender" : "Lessor", page.In(head.Lender));
        Row(isLoan ? "借款人" : "承租人", isLoan ? "Borrower" : "Lessee", head.Customer);
        var kind = head.Family switch
        {
            Family.Loan => new Text("贷款，非租赁", "loan, not a lease"),
            Family.Lease => new("租赁，车辆归出租人", "lease, the car is the lessor's"),
            Family.Subscription => new("订阅，按月使用", "subscription, use by the month"),
        };
        var rate = head.AnnualRate is { } annual ? $" · {annual}" : "";
        Row("产品", "Product", $"{page.In(head.Product)} · {page.In(kind)}{rate}");
        Row("车辆", "Vehicle", $"{page.In(head.Model)} · VIN {head.Vin}");
        page.Raw("</table>\n");

        void Row(string zh, string en, string value) =>
            page.Raw("<tr><th>").Say(zh, en).Raw("</th><td>").Text(value).Raw("</td></tr>");
    }

    static void Lines(Writer page, StatementHead head, Statement statement)
    {
        page.Raw("<table><thead><tr>");
        Head("记账日", "Booked");
        Head("起息日", "Value date");
        Head("事项", "Event");
        var isLoan = head.Family == Family.Loan;
        foreach (var (zh, en) in isLoan ? LoanColumns(head.Currency) : RentColumns)
        {
            Head(zh, en, " class=\"n\"");
        }

        page.Raw("</tr></thead><tbody>");
        if (isLoan)
        {
            page.Raw("<tr><td>").Text(Day(statement.From)).Raw("</td><td></td><td>")
                .Say("期初", "Opening").Raw("</td><td></td><td></td><td></td><td></td><td></td>")
                .Cell(statement.Opening).Raw("</tr>\n");
        }

        foreach (var line in statement.Lines)
        {
            page.Raw("<tr><td>").Text(Day(line.BookedOn)).Raw("</td><td>").Text(Day(line.ValueDate)).Raw("</td><td>")
                .Text(page.In(line.Text)).Raw("</td>");
            Money[] amounts = isLoan
                ? [line.PaidOut, line.Received, line.Interest, line.Principal, line.Fees]
                : [line.Received, line.Rent, line.Fees, line.Credit];
            foreach (var amount in amounts)
            {
                page.Cell(amount.IsZero ? null : amount);
            }

            page = isLoan ? page.Cell(line.Balance) : page;
            page.Raw("</tr>\n");
        }

        page.Raw("</tbody></table>\n");

        void Head(string zh, string en, string more = "") => page.Raw($"<th{more}>").Say(zh, en).Raw("</th>");
    }

    static (string Zh, string En)[] LoanColumns(Currency currency) =>
    [
        ("放款", "Paid out"), ("收到", "Received"), ("利息", "Interest"), ("本金", "Principal"), ("费用", "Fees"),
        ($"剩余本金（{currency}）", $"Principal left ({currency})"),
    ];

    static void Closing(Writer page, StatementHead head, Statement statement)
    {
        var closing = statement.Closing;
        var isLoan = head.Family == Family.Loan;
        page.Raw("<table>");
        if (isLoan)
        {
            Row("剩余本金", "Principal left", closing.PrincipalLeft);
        }

        Row("已到期未还", "Due and unpaid", closing.DueToday);
        Row("其中逾期", "Of which overdue", closing.Overdue);
        if (isLoan)
        {
            Row("已计未到期利息", "Interest accrued, not due", closing.InterestNotDue);
        }

        Row("溢缴款", "Credit of the customer", closing.Credit);
        if (closing.NextDue is { } next)
        {
            page.Raw("<tr><td>").Say(isLoan ? "下一期" : "下期租金", isLoan ? "Next instalment" : "Next rental")
                .Raw(" · ").Text(Day(next.Day)).Raw("</td>").Cell(next.Amount).Raw("</tr>");
        }

        page.Raw("</table>\n");

        void Row(string zh, string en, Money amount) =>
            page.Raw("<tr><td>").Say(zh, en).Raw("</td>").Cell(amount).Raw("</tr>");
    }

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Writes a page in one language; everything that is not markup is escaped.</summary>
    sealed class Writer(string language)
    {
        readonly StringBuilder page = new(8_000);

        internal string Language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en";

        internal string In(Text words) => words.In(language);

        internal Writer Raw(string markup)
        {
            page.Append(markup);
            return this;
        }

        internal Writer Text(string text)
        {
            page.Append(WebUtility.HtmlEncode(text));
            return this;
        }

        internal Writer Say(string zh, string en) => Text(In(new(zh, en)));

        /// <summary>An amount with thousands, its sign a true minus; an empty cell for none.</summary>
        internal Writer Cell(Money? amount) => Raw("<td class=\"n\">")
            .Text(amount is { } known ? Grouped(known) : "")
            .Raw("</td>");

        static string Grouped(Money amount) =>
            amount.Major.ToString($"N{amount.Currency.Digits}", CultureInfo.InvariantCulture).Replace('-', '−');

        public override string ToString() => page.ToString();
    }
}
