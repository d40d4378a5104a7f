using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LeasesInOrigination : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "vehicles_encumbrances",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Lien");

            migrationBuilder.AddColumn<string>(
                name: "paid_to",
                table: "origination_payouts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Supplier");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kind",
                table: "vehicles_encumbrances");

            migrationBuilder.DropColumn(
                name: "paid_to",
                table: "origination_payouts");
        }
    }
}
