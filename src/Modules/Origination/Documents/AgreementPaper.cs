using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Origination.Documents;

/// <summary>Everything that the agreement's document says. Rendered once, hashed, signed and kept.</summary>
/// <param name="Number">The agreement's readable number.</param>
/// <param name="On">The lender's business date on which the document was made.</param>
/// <param name="Lender">With its licence number; <paramref name="Simulated"/> where it is made up.</param>
/// <param name="Customer">Name in full, as on the identity card: this is the customer's own contract.</param>
/// <param name="CustomerIdNumber">Masked but for the first six and the last four characters.</param>
/// <param name="Kind">The product in words: 'loan, equal instalments; not a lease'.</param>
/// <param name="AnnualisedRate">All charges, simple: stands beside the contract rate wherever a rate stands.</param>
/// <param name="Ends">What happens at the end.</param>
/// <param name="Owner">Who owns the car until then.</param>
/// <param name="Conditions">What the lender's approval depends on; may be empty.</param>
sealed record AgreementPaper(
    string Number, DateOnly On, Text Lender, string LenderLicence, Text Dealer, string Customer,
    string CustomerIdNumber, Text Product, Text Kind, Text Vehicle, string Vin, Money Price, Money DownPayment,
    LoanTerms Terms, Schedule Schedule,
    Rate CustomerRate, Rate AnnualisedRate, Rate CompoundRate, Money TotalCost, Text Ends, Text Owner,
    IReadOnlyList<(Text Name, Text Paid, Money Amount)> Fees, IReadOnlyList<(Text Name, Money Price)> AddOns,
    IReadOnlyList<Text> Conditions, bool Simulated);
