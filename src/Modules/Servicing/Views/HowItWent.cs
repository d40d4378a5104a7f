using Microsoft.EntityFrameworkCore;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Views;

/// <summary>How contracts have gone, for those who look back at the decisions they came of.</summary>
sealed class HowItWent(House house) : IConduct
{
    public async Task<IReadOnlyList<Conduct>> Of(
        Id<Organisation> lender, DateOnly made, DateOnly until, CancellationToken cancel)
    {
        var rows = await (
            from a in house.Set<AgreementRow>().AsNoTracking()
            where a.Organisation == lender && a.Application != null && a.PaidOn >= made && a.PaidOn <= until
            select new
            {
                a.Application,
                a.Account.ChargedOff,
                Class = house.Set<StandingRow>().Where(s => s.Organisation == lender && s.Agreement == a.Id)
                    .Select(s => (AssetClass?)s.Class).FirstOrDefault(),
            }).ToListAsync(cancel);
        return [.. rows.Select(row => new Conduct(
            row.Application!.Value, row.ChargedOff || row.Class is >= AssetClass.Substandard))];
    }
}
