using Microsoft.AspNetCore.Http;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;

namespace Wheelhouse.Servicing.Statements;

/// <summary>In which form a statement is taken away.</summary>
public enum StatementFormat
{
    Html,
    Pdf,
    Xlsx,
}

/// <summary>The statement of an agreement for a span of days: as a page, printed, or as a sheet.</summary>
static class ShowStatement
{
    static readonly Sheet<StatementLine> Loans = Lines()
        .Money("放款", "Paid out", l => l.PaidOut)
        .Money("收到", "Received", l => l.Received)
        .Money("利息", "Interest", l => l.Interest)
        .Money("本金", "Principal", l => l.Principal)
        .Money("费用", "Fees", l => l.Fees)
        .Money("溢缴款", "Credit", l => l.Credit)
        .Money("剩余本金", "Principal left", l => l.Balance);

    static readonly Sheet<StatementLine> Leases = Lines()
        .Money("收到", "Received", l => l.Received)
        .Money("租金", "Rent", l => l.Rent)
        .Money("其他款项", "Other charges", l => l.Fees)
        .Money("溢缴款", "Credit", l => l.Credit);

    /// <param name="from">The first day; the start of the agreement when absent.</param>
    /// <param name="to">The last day; the lender's business date when absent or later than that.</param>
    internal static async Task<IResult> Get(
        Id<Agreement> agreement, DateOnly? from, DateOnly? to, Word<StatementFormat>? format, string? lang,
        Reader reader, IOrganisations organisations, IPeople people, IPdfPrinter printer, CancellationToken cancel)
    {
        var found = await reader.Today(agreement, cancel);
        var statement = found.Then(account => Statement.Of(account, from, to));
        if (statement.Refused is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (format?.Value == StatementFormat.Xlsx)
        {
            return (found.Value is LoanAccount ? Loans : Leases).Answer(statement.Value.Lines, lang);
        }

        var head = await Head(found.Value, organisations, people, cancel);
        var page = StatementPage.Render(head, statement.Value, lang);
        if (format?.Value != StatementFormat.Pdf)
        {
            return TypedResults.Text(page, "text/html; charset=utf-8");
        }

        return await printer.Answer(page, $"{head.Number}.pdf", cancel);
    }

    static async Task<StatementHead> Head(
        Account account, IOrganisations organisations, IPeople people, CancellationToken cancel)
    {
        var contract = account.Contract;
        var lender = await organisations.Find(contract.Organisation, cancel);
        var customer = contract.Customer is { } id ? await people.OfOrganisation(id, cancel) : null;
        return new(
            contract.Number, lender?.Name ?? new("", ""), customer?.MaskedName ?? "", contract.Product, contract.Model,
            contract.Vin, contract.Family, account is LoanAccount loan ? ChangeRate.RateOn(loan, loan.AsOf) : null,
            account.Currency, lender?.Simulated ?? false);
    }

    static Sheet<StatementLine> Lines() => new Sheet<StatementLine>("statement", new("对账单", "Statement"))
        .Day("记账日", "Booked on", l => l.BookedOn)
        .Day("起息日", "Value date", l => l.ValueDate)
        .Words("事项", "Event", l => l.Text);
}
