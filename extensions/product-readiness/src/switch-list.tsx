import type { ProductSwitchesView, SwitchView } from '../../../app/extensions/views.ts';
import type { Translate } from '../../shared/translate.ts';

/** Switches the product for an agent. */
export type Press = (agentId: string, wanted: { searchable?: boolean; buyable?: boolean }) => Promise<void>;

/** For each agent whether it shows and sells the product, to be switched. */
export function SwitchList({
  switches,
  t,
  disabled,
  press,
}: {
  switches: ProductSwitchesView[];
  t: Translate;
  disabled: boolean;
  press: Press;
}) {
  return (
    <s-stack gap="small">
      <s-heading>{t('agents')}</s-heading>
      {switches.length === 0 && <s-text color="subdued">{t('noAgents')}</s-text>}
      {switches.map(({ agentId, agentName, standing, searchable, buyable }) => (
        <s-stack key={agentId} gap="small-300">
          <s-stack direction="inline" gap="small" alignItems="center">
            <s-text type="strong">{agentName}</s-text>
            <s-badge tone={standing.tone}>{standing.text}</s-badge>
          </s-stack>
          <Toggle
            label={t('searchable', { agent: agentName })}
            state={searchable}
            disabled={disabled}
            turn={(isOn) => press(agentId, { searchable: isOn })}
          />
          <Toggle
            label={t('buyable', { agent: agentName })}
            state={buyable}
            disabled={disabled}
            turn={(isOn) => press(agentId, { buyable: isOn })}
          />
        </s-stack>
      ))}
    </s-stack>
  );
}

function Toggle({
  label,
  state: { isOn, heldBy },
  disabled,
  turn,
}: {
  label: string;
  state: SwitchView;
  disabled: boolean;
  turn: (isOn: boolean) => Promise<void>;
}) {
  return (
    <s-switch
      label={label}
      details={heldBy.join(' ')}
      checked={isOn}
      disabled={disabled || (!isOn && heldBy.length > 0)}
      onChange={(event) => void turn(event.currentTarget.checked)}
    />
  );
}
