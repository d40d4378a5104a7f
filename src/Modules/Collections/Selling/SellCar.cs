using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Selling;

/// <summary>What the car is worth and the least it may be sold for.</summary>
/// <param name="Source">Who says so, in 1 to 120 characters.</param>
sealed record PriceCar(Id<Disposal> Disposal, Money Appraisal, string Source, Money Reserve, long? Seen = null)
{
    internal sealed class Handler(Disposals disposals, Caller caller) : IHandle<PriceCar, DisposalView>
    {
        public async Task<Outcome<DisposalView>> Handle(PriceCar command, CancellationToken cancel)
        {
            var row = await disposals.Find(command.Disposal, cancel);
            if (row is null)
            {
                return SaleGuard.Unknown;
            }

            var debt = await disposals.Debt(row, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            if ((Versions.Check(row, command.Seen)
                ?? Decide(row, command, debt.Value.Arrears.Overdue.Currency, disposals.Rules(debt.Value))) is
                { } refused)
            {
                return refused;
            }

            row.Price = new(command.Appraisal, command.Source.Trim(), command.Reserve, caller.Actor.User);
            return await disposals.View(row, row.Version + 1, cancel);
        }
    }

    internal static Refusal? Decide(DisposalRow row, PriceCar asked, Currency currency, SaleRules rules) =>
        row.State != DisposalState.Open ? SaleGuard.Over
        : asked.Source?.Trim().Length is null or 0 or > 120
            ? new(
                "collections.appraisal_source", "Say in 1 to 120 characters who appraised the car.",
                RefusalKind.Invalid)
        : !Fits(asked.Appraisal, currency) || !Fits(asked.Reserve, currency) ? Amount(currency)
        : asked.Reserve < rules.LeastReserve(asked.Appraisal)
            ? new(
                "collections.reserve_low",
                $"The reserve price is at least {rules.LeastReserve(asked.Appraisal)} for this appraisal.",
                RefusalKind.Invalid, new RefusalValue("least", $"{rules.LeastReserve(asked.Appraisal)}"))
        : null;

    internal static bool Fits(Money amount, Currency currency) => amount.Currency == currency && amount.IsPositive;

    internal static Refusal Amount(Currency currency) => new(
        "collections.sale_amount", $"Enter an amount above zero in {currency}.", RefusalKind.Invalid,
        new RefusalValue("currency", $"{currency}"));

    internal sealed record Body(Money Appraisal, string Source, Money Reserve);

    internal static Task<Results<Ok<DisposalView>, ProblemHttpResult>> Post(
        Id<Disposal> disposal, Body body, Desk desk, CancellationToken cancel) => desk.Send<PriceCar, DisposalView>(
        new(disposal, body.Appraisal, body.Source, body.Reserve, desk.IfMatch), cancel);
}

/// <summary>Somebody offers money for the car.</summary>
sealed record PlaceBid(Id<Disposal> Disposal, string Bidder, Money Amount)
{
    internal sealed class Handler(House house, Disposals disposals, Caller caller, TimeProvider clock)
        : IHandle<PlaceBid, DisposalView>
    {
        public async Task<Outcome<DisposalView>> Handle(PlaceBid command, CancellationToken cancel)
        {
            var row = await disposals.Find(command.Disposal, cancel);
            if ((row is null ? SaleGuard.Unknown : Decide(row, command)) is { } refused)
            {
                return refused;
            }

            house.Add(new BidRow
            {
                Id = Id<Bid>.New(clock),
                Organisation = row!.Organisation,
                Disposal = row.Id,
                Bidder = command.Bidder.Trim(),
                Amount = command.Amount,
                By = caller.Actor.User,
                At = clock.GetUtcNow(),
            });
            return await disposals.View(row, row.Version, cancel);
        }
    }

    internal static Refusal? Decide(DisposalRow row, PlaceBid asked) =>
        row.State != DisposalState.Open ? SaleGuard.Over
        : row.Price is not { } price ? SaleGuard.NotPriced
        : asked.Bidder?.Trim().Length is null or 0 or > 80
            ? new("collections.bidder_nameless", "Name the bidder in 1 to 80 characters.", RefusalKind.Invalid)
        : !PriceCar.Fits(asked.Amount, price.Reserve.Currency) ? PriceCar.Amount(price.Reserve.Currency)
        : null;

    internal sealed record Body(string Bidder, Money Amount);

    internal static Task<Results<Ok<DisposalView>, ProblemHttpResult>> Post(
        Id<Disposal> disposal, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<PlaceBid, DisposalView>(new(disposal, body.Bidder, body.Amount), cancel);
}

/// <summary>The car goes to the highest bid. Whoever set the price does not sell.</summary>
sealed record SellCar(Id<Disposal> Disposal, long? Seen = null)
{
    internal sealed class Handler(Disposals disposals, Caller caller) : IHandle<SellCar, DisposalView>
    {
        public async Task<Outcome<DisposalView>> Handle(SellCar command, CancellationToken cancel)
        {
            var row = await disposals.Find(command.Disposal, cancel);
            if (row is null)
            {
                return SaleGuard.Unknown;
            }

            var debt = await disposals.Debt(row, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var highest = Disposals.Highest(await disposals.Bids(row.Id, cancel));
            var facts = await disposals.Facts(row, debt.Value, highest?.Amount, cancel);
            if ((Versions.Check(row, command.Seen)
                ?? SaleGuard.Check(facts, disposals.Rules(debt.Value))
                ?? (row.Price!.By == caller.Actor.User ? AnswerHardship.SamePerson : null)) is { } refused)
            {
                return refused;
            }

            row.State = DisposalState.Sold;
            row.Sale = new(highest!.Id, highest.Bidder, highest.Amount, facts.Today, caller.Actor.User);
            return await disposals.View(row, row.Version + 1, cancel);
        }
    }

    internal static Task<Results<Ok<DisposalView>, ProblemHttpResult>> Post(
        Id<Disposal> disposal, Desk desk, CancellationToken cancel) =>
        desk.Send<SellCar, DisposalView>(new(disposal, desk.IfMatch), cancel);
}
