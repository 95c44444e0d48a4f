#include <array>

#include "literature/cue_tables.hpp"
#include "literature/cues.hpp"

namespace yinguo::literature {
namespace {

using enum CueKind;
constexpr auto kUp = ontology::Polarity::kIncrease;
constexpr auto kDown = ontology::Polarity::kDecrease;
constexpr auto kUnsaid = ontology::Polarity::kUnknown;

constexpr std::array kCues = std::to_array<Cue>({
    // Causing
    {"C promote|promotes|promoted|promoting|foster|fosters|fostered|fostering|boost|boosts|boosted|"
     "boosting|drive|drives|drove|driving|stimulate|stimulates|stimulated|stimulating|accelerate|"
     "accelerates|accelerated|accelerating|cause|causes|caused|causing|lead_to|leads_to|led_to|"
     "leading_to|result_in|results_in|resulted_in|resulting_in|bring_about|brings_about|brought_"
     "about|contribute_to|contributes_to|contributed_to|give_rise_to|gives_rise_to|gave_rise_to|"
     "encourage|encourages|encouraged|encouraging E",
     kPromotes, kUp, true, "Bees promote fruit set."},
    {"C raise|raises|raised|raising|increase|increases|increased|increasing|improve|improves|"
     "improved|improving|enhance|enhances|enhanced|enhancing|strengthen|strengthens|strengthened|"
     "strengthening|expand|expands|expanded|advance|advances|advanced|create|creates|created E",
     kPromotes, kUp, false, "Bees raise fruit set."},
    {"C affect|affects|affected|influence|influences|influenced|shape|shapes|shaped|determine|"
     "determines|determined E",
     kPromotes, kUnsaid, true, "Bees affect fruit set."},
    {"C positive_effect_on|positive_effects_on|positive_impact_on|positive_influence_on|positively_"
     "affect|positively_affects|positively_affected E",
     kPromotes, kUp, true, "Bees have a positive effect on fruit set."},
    {"C negative_effect_on|negative_effects_on|negative_impact_on|negative_influence_on|adverse_"
     "effect_on|negatively_affect|negatively_affects|negatively_affected E",
     kHinders, kDown, true, "Bees have a negative effect on fruit set."},
    {"C effect_on|effects_on|impact_on|impacts_on|influence_on E", kPromotes, kUnsaid, true,
     "Bees have an effect on fruit set."},
    {"X effect_of|effects_of|impact_of|influence_of C on E is_positive|was_positive|are_positive",
     kPromotes, kUp, true, "The effect of bees on fruit set is positive."},
    {"X effect_of|effects_of|impact_of|influence_of C on E is_negative|was_negative|are_negative",
     kHinders, kDown, true, "The effect of bees on fruit set is negative."},
    {"X effect_of|effects_of|impact_of|influence_of C on E", kPromotes, kUnsaid, true,
     "The study measures the effect of bees on fruit set."},
    // Effect first
    {"E promoted_by|fostered_by|boosted_by|driven_by|stimulated_by|accelerated_by|caused_by|raised_"
     "by|increased_by|improved_by|enhanced_by|strengthened_by|encouraged_by|brought_about_by C",
     kPromotes, kUp, true, "Fruit set is promoted by bees."},
    {"E result_from|results_from|resulted_from|resulting_from|stem_from|stems_from|stemmed_from|"
     "arise_from|arises_from|arose_from|due_to|because_of|owing_to|thanks_to|as_a_result_of C",
     kPromotes, kUp, true, "Fruit set results from bees."},
    {"E affected_by|influenced_by|shaped_by|determined_by C", kPromotes, kUnsaid, true,
     "Fruit set is affected by bees."},
    {"E depend_on|depends_on|depended_on|rely_on|relies_on|relied_on|require|requires|required C",
     kRequiredFor, kUp, false, "Fruit set depends on bees."},
    // Enabling
    {"C enable|enables|enabled|enabling|facilitate|facilitates|facilitated|facilitating|support|"
     "supports|supported|supporting|allow|allows|allowed|allowing E",
     kEnables, kUp, false, "Bees enable fruit set."},
    {"C make|makes|made E possible", kEnables, kUp, true, "Bees make fruit set possible."},
    {"C foundation_for|foundations_for|basis_for|support_for|conditions_for E", kEnables, kUp, true,
     "Bees lay the foundation for fruit set."},
    {"C "
     "necessary_for|required_for|essential_for|indispensable_for|prerequisite_for|prerequisite_of "
     "E",
     kRequiredFor, kUp, true, "Bees are necessary for fruit set."},
    // Hindering
    {"C hinder|hinders|hindered|hindering|impede|impedes|impeded|impeding|inhibit|inhibits|"
     "inhibited|inhibiting|hamper|hampers|hampered|hampering|undermine|undermines|undermined|"
     "suppress|suppresses|suppressed|obstruct|obstructs|obstructed|harm|harms|harmed E",
     kHinders, kDown, true, "Bees hinder fruit set."},
    {"C reduce|reduces|reduced|reducing|decrease|decreases|decreased|decreasing|lower|lowers|"
     "lowered|lowering|weaken|weakens|weakened|weakening|slow|slows|slowed|slowing|diminish|"
     "diminishes|diminished|prevent|prevents|prevented|preventing E",
     kHinders, kDown, false, "Bees reduce fruit set."},
    {"E hindered_by|impeded_by|inhibited_by|hampered_by|undermined_by|suppressed_by|reduced_by|"
     "lowered_by|weakened_by|slowed_by|prevented_by C",
     kHinders, kDown, true, "Fruit set is hindered by bees."},
    {"C constrain|constrains|constrained|constraining|limit|limits|limited|limiting|restrict|"
     "restricts|restricted|restricting E",
     kConstrains, kDown, true, "Bees limit fruit set."},
    {"E constrained_by|limited_by|restricted_by C", kConstrains, kDown, true,
     "Fruit set is limited by bees."},
    // Being part of, serving
    {"C part_of|component_of|constitute|constitutes|constituted|make_up|makes_up E", kConstitutes,
     kUp, true, "Bees are part of fruit set."},
    {"E consist_of|consists_of|consisted_of|comprise|comprises|comprised|composed_of C",
     kConstitutes, kUp, true, "Fruit set consists of bees."},
    {"C aim_at|aims_at|aimed_at|serve|serves|served|serving E", kServes, kUp, true,
     "Bees serve fruit set."},
    // Mediating and moderating
    {"V mediate|mediates|mediated X effect_of|effects_of|impact_of|influence_of C on E", kPromotes,
     kUnsaid, true, "Shade mediates the effect of bees on fruit set."},
    {"V mediate|mediates|mediated X between C and E", kPromotes, kUnsaid, true,
     "Shade mediates the relation between bees and fruit set."},
    {"M moderate|moderates|moderated X effect_of|effects_of|impact_of|influence_of C on E",
     kPromotes, kUnsaid, true, "Shade moderates the effect of bees on fruit set."},
    {"M strengthen|strengthens|strengthened|amplify|amplifies|amplified|enhance|enhances|enhanced "
     "X "
     "effect_of|effects_of|impact_of|influence_of C on E",
     kPromotes, kUnsaid, true, "Shade amplifies the effect of bees on fruit set.", kUp},
    {"M weaken|weakens|weakened|dampen|dampens|dampened|reduce|reduces|reduced X "
     "effect_of|effects_of|impact_of|influence_of C on E",
     kPromotes, kUnsaid, true, "Shade weakens the effect of bees on fruit set.", kDown},
});

constexpr std::array kMarkers = std::to_array<MarkerWords>({
    {Marker::kNegation,
     "not|no|never|cannot|neither|nor|does_not|do_not|did_not|is_not|are_not|was_not|were_not|has_"
     "not|have_not|will_not|doesn't|don't|didn't|isn't|aren't|won't|can't|fail_to|fails_to|failed_"
     "to|unable_to|hardly|scarcely"},
    {Marker::kHedge,
     "may|might|could|possibly|perhaps|maybe|likely|likely_to|potentially|probably|appear_to|"
     "appears_to|seem_to|seems_to|expected_to|should|must|ought_to|if|whether|tend_to|tends_to"},
    {Marker::kFiller,
     "the|a|an|in|of|its|their|can|will|would|has|have|had|is|are|was|were|be|been|being|to|also|"
     "further|"
     "furthermore|significantly|significant|strongly|greatly|directly|indirectly|positively|much|"
     "not_only|but_also|more|greater|higher|better|important|in_turn|which|that|who|help|helps|"
     "helped|when|as|since|because|clearly|effectively|often|generally|then|lay|lays|laid|form|"
     "forms|provide|provides|provided|both|\"|'|“|”|‘|’"},
    {Marker::kTail, "level|levels|in_general|itself|themselves"},
    {Marker::kFall,
     "decline|declines|loss|losses|reduction|reductions|fall|falls|lack|shortage|fewer|less"},
    {Marker::kAnd, "and|as_well_as|/|together_with"},
    {Marker::kOr, "or"},
    {Marker::kVia, "through|via|by|by_way_of|by_means_of"},
    {Marker::kThen, "thereby|thus|hence|and_thus|and_thereby|consequently|therefore|so|and_hence"},
    {Marker::kPronoun, "it|they|this|these|those|he|she|we"},
    {Marker::kStop, ",|;|:|.|!|?|(|)|but|however|although|though|while|whereas|yet"},
    {Marker::kPlain,
     "so_far|in_order_to|by_no_means|such_as|as_well|no_longer|no_doubt|more_than|other_than"},
});

}  // namespace

std::span<const Cue> english_cues() {
  return kCues;
}

std::span<const MarkerWords> english_markers() {
  return kMarkers;
}

}  // namespace yinguo::literature
