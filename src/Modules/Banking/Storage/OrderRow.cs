using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Storage;

/// <summary>One payment or collection in a file for the bank.</summary>
/// <remarks>Its id, as 32 hexadecimal digits, is the end-to-end reference that status and statement bring back.
/// </remarks>
sealed class OrderRow : IOwned, IVersioned
{
    internal const string PartyField = "bankOrder.party";

    public required Id<BankOrder> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<BankAccount> Account { get; init; }

    public required Id<BankFile> File { get; init; }

    /// <summary>Which payment of the file, from 1.</summary>
    public required int Number { get; init; }

    public required OrderKind Kind { get; init; }

    public required Money Amount { get; init; }

    /// <summary>What it is for, and the how-manieth try: ordered once, whoever orders.</summary>
    public required string Key { get; init; }

    /// <summary>Whose instalment is collected, or whose car is paid.</summary>
    public Id<Agreement>? Agreement { get; init; }

    public Id<Payout>? Payout { get; init; }

    /// <summary>The movement whose money is paid back.</summary>
    public Id<BankItem>? Item { get; init; }

    /// <summary>The due date of what is collected.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Name and account of the other side, encrypted.</summary>
    public required string Party { get; init; }

    public OrderState State { get; set; }

    /// <summary>Why the bank did not do it, or sent it back: an ISO code, or the bank's own.</summary>
    public string? Reason { get; set; }

    /// <summary>What the bank calls it.</summary>
    public string? BankReference { get; set; }

    /// <summary>What a person has to look at: a refusal's code.</summary>
    public string? Why { get; set; }

    /// <summary>The movement by which its money came or went.</summary>
    public Id<BankItem>? Movement { get; set; }

    /// <summary>The payment it became.</summary>
    public int? Event { get; set; }

    public long Version { get; set; }

    internal string EndToEnd => Id.Value.ToString("N");

    /// <summary>The order of an end-to-end reference; null where it is none of ours.</summary>
    internal static Id<BankOrder>? Of(string? endToEnd) =>
        endToEnd is { Length: 32 } && Guid.TryParseExact(endToEnd, "N", out var id) ? new(id) : null;

    internal sealed class Configuration : IEntityTypeConfiguration<OrderRow>
    {
        public void Configure(EntityTypeBuilder<OrderRow> builder)
        {
            builder.ToTable("banking_orders");
            builder.HasKey(o => o.Id);
            builder.Property(o => o.Key).HasMaxLength(80);
            builder.Property(o => o.Reason).HasMaxLength(35);
            builder.Property(o => o.BankReference).HasMaxLength(80);
            builder.Property(o => o.Why).HasMaxLength(80);
            builder.HasIndex(o => new { o.Organisation, o.Key }).IsUnique();
            builder.HasIndex(o => new { o.File, o.Number }).IsUnique();
            builder.HasIndex(o => o.Payout).HasFilter("payout is not null");
            builder.HasIndex(o => o.Item).HasFilter("item is not null");
            builder.HasIndex(o => o.Agreement);
            builder.HasIndex(o => new { o.Organisation, o.Id }).HasFilter("why is not null or state = 'Rejected'")
                .HasDatabaseName("banking_orders_troubled");
        }
    }
}
