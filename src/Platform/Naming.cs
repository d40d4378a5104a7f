using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>How the model is written in SQL: snake case, money as two columns, documents as jsonb or text.</summary>
static class Naming
{
    /// <summary>Set on a property that holds a JSON document, by <see cref="Columns.IsDocument"/>.</summary>
    internal const string Document = "wheelhouse:document";

    /// <summary>Set on a foreign key that PostgreSQL does not hold, by <see cref="Columns.IsTakenOnTrust"/>.</summary>
    internal const string OnTrust = "wheelhouse:on-trust";

    internal static void Apply(IMutableModel model, bool postgres)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var key in entity.GetForeignKeys().Where(k => postgres && k[OnTrust] is not null).ToList())
            {
                entity.RemoveForeignKey(key);
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                if (postgres && property.FindAnnotation(Document) is not null)
                {
                    property.SetColumnType("jsonb");
                }
            }

            foreach (var complex in entity.GetComplexProperties())
            {
                Complex(complex, Snake(complex.Name));
            }
        }
    }

    /// <summary>Money 'Principal' becomes columns principal and principal_currency.</summary>
    static void Complex(IMutableComplexProperty complex, string prefix)
    {
        foreach (var property in complex.ComplexType.GetProperties())
        {
            var isAmount = property.Name == nameof(Money.MinorUnits);
            property.SetColumnName(isAmount ? prefix : $"{prefix}_{Snake(property.Name)}");
        }

        foreach (var inner in complex.ComplexType.GetComplexProperties())
        {
            Complex(inner, $"{prefix}_{Snake(inner.Name)}");
        }
    }

    static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && StartsWord(name, i))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>A capital after a small letter, or the last of several capitals before one.</summary>
    static bool StartsWord(string name, int i) =>
        char.IsUpper(name[i])
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}

sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new(value))
    where T : INamed;

sealed class CurrencyConverter() : ValueConverter<Currency, string>(c => c.Code, code => Currency.Parse(code));

sealed class RateConverter() : ValueConverter<Rate, decimal>(r => r.PerYear, value => new(value));

/// <summary>SQLite has no instants: UTC ticks compare and sort as they should.</summary>
sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    t => t.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
