using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Documents;

/// <summary>Who and what an agreement is about.</summary>
/// <param name="Number">The agreement's readable number.</param>
/// <param name="On">The lender's business date on which the document was made.</param>
/// <param name="Lender">With its licence number; <paramref name="Simulated"/> where it is made up.</param>
/// <param name="Customer">Name in full, as on the identity card: this is the customer's own contract.</param>
/// <param name="CustomerIdNumber">Masked but for the first six and the last four characters.</param>
sealed record PaperHead(
    string Number, DateOnly On, Text Lender, string LenderLicence, Text Dealer, string Customer,
    string CustomerIdNumber, Text Product, Text Vehicle, string Vin, bool Simulated);

/// <summary>How a figure stands out.</summary>
enum PaperWeight
{
    Plain,
    Strong,
    Hero,
}

/// <summary>A figure with its name; an amount without its currency, which stands in the heading.</summary>
sealed record PaperFigure(Text Label, string Value, PaperWeight Weight = PaperWeight.Plain)
{
    internal static PaperFigure Of(Text label, Money amount, PaperWeight weight = PaperWeight.Plain) =>
        new(label, AgreementDocument.Amount(amount), weight);
}

/// <summary>A column of a table; numbers stand to the right.</summary>
sealed record PaperColumn(string Name, bool IsNumber = true);

/// <summary>A table of the agreement.</summary>
/// <param name="Sum">Its last row, set off; null where nothing is summed.</param>
sealed record PaperTable(
    string Title, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string>? Sum = null);

/// <summary>A clause in both languages.</summary>
sealed record PaperClause(Text Label, Text Says);

/// <summary>What an agreement says, by its family.</summary>
/// <param name="Kind">The product in words that cannot be taken for another: 'loan, equal instalments; not a
/// lease'.</param>
/// <param name="Funder">What the lender is called: lender, lessor.</param>
/// <param name="Taker">What the customer is called: borrower, lessee.</param>
/// <param name="Owner">Who owns the car until the end.</param>
/// <param name="Figures">The annualised rate stands beside every rate.</param>
sealed record PaperBody(
    Text Kind, Text Funder, Text Taker, Text Owner, Currency Currency, IReadOnlyList<PaperFigure> Figures,
    IReadOnlyList<PaperTable> Tables, IReadOnlyList<PaperClause> Clauses);

/// <summary>Everything that the agreement's document says. Rendered once, hashed, signed and kept.</summary>
sealed record AgreementPaper(PaperHead Head, PaperBody Body);
