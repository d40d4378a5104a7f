using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Payouts;

/// <summary>The fact that an agreement runs, made from what was agreed.</summary>
static class Beginning
{
    internal static PayoutConfirmed Of(
        Dossier dossier, Priced priced, Money paidOut, DateOnly day, int odometerKm)
    {
        var prepared = dossier.Prepared!;
        var subsidy = priced is PricedLoan { Subsidy: { } amount, Loan: { SubsidyBy: { } by } terms }
            ? new SubsidyGrant(by, terms.ContractRate, terms.CustomerRate, amount, terms.SubsidyClawback)
            : null;
        return new(
            dossier.Lender, prepared.Agreement, dossier.Id, dossier.Dealer, dossier.Customer, prepared.Number,
            priced.Finance, paidOut, dossier.Vin, dossier.ProductName, subsidy,
            priced.Product.Commission(priced.Ask.Needed), day,
            (priced.Product.Terms as LoanProduct)?.Basis ?? AccountingBasis.Accrual, odometerKm);
    }
}
