using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Governing;

/// <summary>A publication as the seating sees it.</summary>
/// <param name="Share">Of a challenger: which share of the applications it decides, a fraction; else null.</param>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day of the version itself; null for no end.</param>
sealed record Published(
    Id<PolicyVersion> Policy, int Version, PolicySeat Seat, decimal? Share, DateOnly From, DateOnly? To,
    DateTimeOffset At);

/// <summary>Which of a lender's own versions sit where on a day.</summary>
/// <param name="Champion">Null where the policy that ships with the house decides.</param>
/// <param name="Challenger">A challenger or a shadow; null for none.</param>
sealed record Seating(Published? Champion, Published? Challenger)
{
    /// <summary>The seating of one family of policies on a day. Pure.</summary>
    /// <remarks>
    /// Publications take effect in the order of their first days, those of one day in the order they were made. A
    /// version sits on one seat: whoever gets another leaves the first. By hand: 1001 champion from 1 March, 1002
    /// challenger from 10 March, 1002 champion from 1 April: on 15 March 1001 decides and 1002 challenges, on 2 April
    /// 1002 decides alone.
    /// </remarks>
    internal static Seating On(IEnumerable<Published> publications, DateOnly day)
    {
        var seating = new Seating(null, null);
        var effective = publications.Where(p => p.From <= day && (p.To is not { } last || day <= last));
        foreach (var published in effective.OrderBy(p => p.From).ThenBy(p => p.At))
        {
            var left = seating.Without(published.Policy);
            seating = published.Seat switch
            {
                PolicySeat.Champion => left with { Champion = published },
                PolicySeat.Challenger or PolicySeat.Shadow => left with { Challenger = published },
                PolicySeat.None => left,
            };
        }

        return seating;
    }

    /// <summary>Where a version sits.</summary>
    internal PolicySeat Of(Id<PolicyVersion> policy) =>
        Champion?.Policy == policy ? PolicySeat.Champion
        : Challenger?.Policy == policy ? Challenger.Seat
        : PolicySeat.None;

    Seating Without(Id<PolicyVersion> policy) => new(
        Champion?.Policy == policy ? null : Champion, Challenger?.Policy == policy ? null : Challenger);
}
